package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.cli.Invocation.Print;
import ferry.server.cli.Invocation.Refuse;
import ferry.server.cli.Invocation.Serve;
import ferry.server.http.Headers.Field;
import ferry.server.observe.LogFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {
    @Test
    void whoSaysNothingGetsWhatTheHelpPromises() {
        Options options = served(Map.of());

        assertThat(options.folder).isEmpty();
        assertThat(options.port).isEqualTo(7878);
        assertThat(options.strictPort).isFalse();
        assertThat(options.host).isEqualTo("127.0.0.1");
        assertThat(options.allowedHosts).isEmpty();
        assertThat(options.workerCount()).isEqualTo(8);
        assertThat(options.queue).isEqualTo(1024);
        assertThat(options.maxConnections).isEqualTo(10_000);
        assertThat(options.idleTimeout).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.headerTimeout).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.sendTimeout).isEqualTo(Duration.ofSeconds(60));
        assertThat(options.grace).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.hidden).isFalse();
        assertThat(options.noListing).isFalse();
        assertThat(options.noCompression).isFalse();
        assertThat(options.cleanUrls).isFalse();
        assertThat(options.followSymlinks).isFalse();
        assertThat(options.mounts).isEmpty();
        assertThat(options.cache).isZero();
        assertThat(options.trust).isZero();
        assertThat(options.singlePage).isEmpty();
        assertThat(options.cors).isEmpty();
        assertThat(options.authentication).isEmpty();
        assertThat(options.headers).isEmpty();
        assertThat(options.accessLog).isEmpty();
        assertThat(options.logFormat).isEqualTo(LogFormat.COMBINED);
        assertThat(options.verbosity()).isEqualTo(Verbosity.NORMAL);
        assertThat(options.demo).isFalse();
    }

    @Test
    void everyOptionCanStandOnTheCommandLine() {
        assertThatAllAreSet(served(
                Map.of(),
                "site",
                "--port=81",
                "--strict-port",
                "--host=::1",
                "--allow-host=one.test",
                "--allow-host=two.test",
                "--workers=3",
                "--queue=0",
                "--max-connections=5",
                "--idle-timeout=0.5",
                "--header-timeout=1.25",
                "--send-timeout=7",
                "--grace=0",
                "--hidden",
                "--no-listing",
                "--clean-urls",
                "--follow-symlinks",
                "--mount=/a=b=c",
                "--mount",
                "/d/e=/f",
                "--cache=60",
                "--trust-cache=0.5",
                "--no-compression",
                "--spa=app.html",
                "--cors",
                "--auth=me:secret",
                "--header=X-A: 1, \"2\"",
                "-H",
                "X-B:",
                "--access-log=a.log",
                "--log-format=JSON",
                "--verbose"));
    }

    @Test
    void everyOptionCanStandInTheEnvironment() {
        var variables = Map.ofEntries(
                Map.entry("FERRY_PORT", "81"),
                Map.entry("FERRY_STRICT_PORT", "true"),
                Map.entry("FERRY_HOST", "::1"),
                Map.entry("FERRY_ALLOW_HOST", "one.test,two.test"),
                Map.entry("FERRY_WORKERS", "3"),
                Map.entry("FERRY_QUEUE", "0"),
                Map.entry("FERRY_MAX_CONNECTIONS", "5"),
                Map.entry("FERRY_IDLE_TIMEOUT", "0.5"),
                Map.entry("FERRY_HEADER_TIMEOUT", "1.25"),
                Map.entry("FERRY_SEND_TIMEOUT", "7"),
                Map.entry("FERRY_GRACE", "0"),
                Map.entry("FERRY_HIDDEN", "1"),
                Map.entry("FERRY_NO_LISTING", "yes"),
                Map.entry("FERRY_CLEAN_URLS", "true"),
                Map.entry("FERRY_FOLLOW_SYMLINKS", "on"),
                Map.entry("FERRY_MOUNT", "/a=b=c\n/d/e=/f"),
                Map.entry("FERRY_CACHE", "60"),
                Map.entry("FERRY_TRUST_CACHE", "0.5"),
                Map.entry("FERRY_NO_COMPRESSION", "true"),
                Map.entry("FERRY_SPA", "app.html"),
                Map.entry("FERRY_CORS", "*"),
                Map.entry("FERRY_AUTH", "me:secret"),
                Map.entry("FERRY_HEADER", "X-A: 1, \"2\"\nX-B:"),
                Map.entry("FERRY_ACCESS_LOG", "a.log"),
                Map.entry("FERRY_LOG_FORMAT", "json"),
                Map.entry("FERRY_VERBOSE", "TRUE"));

        assertThatAllAreSet(served(variables, "site"));
    }

    private static void assertThatAllAreSet(Options options) {
        assertThat(options.folder).contains(Path.of("site"));
        assertThat(options.port).isEqualTo(81);
        assertThat(options.strictPort).isTrue();
        assertThat(options.host).isEqualTo("::1");
        assertThat(options.allowedHosts).containsExactly("one.test", "two.test");
        assertThat(options.workerCount()).isEqualTo(3);
        assertThat(options.queue).isZero();
        assertThat(options.maxConnections).isEqualTo(5);
        assertThat(options.idleTimeout).isEqualTo(Duration.ofMillis(500));
        assertThat(options.headerTimeout).isEqualTo(Duration.ofMillis(1250));
        assertThat(options.sendTimeout).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.grace).isZero();
        assertThat(options.hidden).isTrue();
        assertThat(options.noListing).isTrue();
        assertThat(options.cleanUrls).isTrue();
        assertThat(options.followSymlinks).isTrue();
        assertThat(options.mounts)
                .containsExactly(new MountedFolder("/a", Path.of("b=c")), new MountedFolder("/d/e", Path.of("/f")));
        assertThat(options.cache).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.trust).isEqualTo(Duration.ofMillis(500));
        assertThat(options.noCompression).isTrue();
        assertThat(options.singlePage).isPresent();
        assertThat(options.cors).isPresent();
        assertThat(options.authentication).isPresent();
        assertThat(options.headers).containsExactly(new Field("X-A", "1, \"2\""), new Field("X-B", ""));
        assertThat(options.accessLog).contains(Path.of("a.log"));
        assertThat(options.logFormat).isEqualTo(LogFormat.JSON);
        assertThat(options.verbosity()).isEqualTo(Verbosity.VERBOSE);
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        var variables = Map.of("FERRY_PORT", "81", "FERRY_WORKERS", "2", "FERRY_HIDDEN", "false");

        Options options = served(variables, "-p", "82", "-w5", "--hidden");

        assertThat(options.port).isEqualTo(82);
        assertThat(options.workerCount()).isEqualTo(5);
        assertThat(options.hidden).isTrue();
    }

    @Test
    void namesOnTheCommandLineTakeThePlaceOfThoseInTheEnvironment() {
        assertThat(served(Map.of("FERRY_ALLOW_HOST", "a.test,b.test"), "--allow-host", "c.test").allowedHosts)
                .containsExactly("c.test");
    }

    @Test
    void aValueThatMayBeLeftOutIsNotTakenFromTheNextArgument() {
        Options options = served(Map.of(), "--cors", "site");

        assertThat(options.cors).isPresent();
        assertThat(options.folder).contains(Path.of("site"));
        assertThat(served(Map.of(), "--", "--cors").folder).contains(Path.of("--cors"));
    }

    @Test
    void aSwitchThatIsOnInBothPlacesIsOn() {
        assertThat(served(Map.of("FERRY_HIDDEN", "true"), "--hidden").hidden).isTrue();
    }

    @Test
    void anEmptyVariableSaysNothing() {
        assertThat(served(Map.of("FERRY_PORT", "")).port).isEqualTo(7878);
    }

    @Test
    void aVariableIsTakenLiterally() {
        assertThat(served(Map.of("FERRY_ACCESS_LOG", "${sys:user.home}.log")).accessLog)
                .contains(Path.of("${sys:user.home}.log"));
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(served(Map.of(), "--port", "1", "--port", "2").port).isEqualTo(2);
    }

    @Test
    void aFolderMayLookLikeAnOptionOrAFileOfArguments() {
        assertThat(served(Map.of(), "--", "--port").folder).contains(Path.of("--port"));
        assertThat(served(Map.of(), "@site").folder).contains(Path.of("@site"));
    }

    @Test
    void theDemoHasFourWorkersUnlessSomebodySaysOtherwise() {
        assertThat(served(Map.of(), "--demo").workerCount()).isEqualTo(4);
        assertThat(served(Map.of(), "--demo", "-w", "9").workerCount()).isEqualTo(9);
        assertThat(served(Map.of("FERRY_WORKERS", "9"), "--demo").workerCount()).isEqualTo(9);
    }

    @Test
    void detailsWinOverSilence() {
        assertThat(served(Map.of("FERRY_QUIET", "true"), "-v").verbosity()).isEqualTo(Verbosity.VERBOSE);
        assertThat(served(Map.of(), "-q").verbosity()).isEqualTo(Verbosity.QUIET);
    }

    static Stream<Arguments> complaints() {
        return Stream.of(
                        """
                        --port abc
                        --port is "abc" and has to be a number from 0 to 65535, for instance --port 8080""",
                        """
                        -p -1
                        --port is "-1" and has to be a number from 0 to 65535, for instance --port 8080""",
                        """
                        --port=65536
                        --port is "65536" and has to be a number from 0 to 65535, for instance --port 8080""",
                        """
                        --port=99999999999999999999
                        --port is "99999999999999999999" and has to be a number from 0 to 65535, for instance --port 8080""",
                        """
                        --workers 0
                        --workers is "0" and has to be a number from 1 to 10000, for instance --workers 8""",
                        """
                        --queue many
                        --queue is "many" and has to be a number from 0 to 1000000, for instance --queue 1024""",
                        """
                        --max-connections 0
                        --max-connections is "0" and has to be a number from 1 to 1000000, for instance --max-connections 10000""",
                        """
                        --idle-timeout 0
                        --idle-timeout is "0" and has to be a number of seconds from 0.001, for instance --idle-timeout 2.5""",
                        """
                        --send-timeout 5s
                        --send-timeout is "5s" and has to be a number of seconds from 0.001, for instance --send-timeout 2.5""",
                        """
                        --grace 1e9
                        --grace is "1e9" and has to be a number of seconds, for instance --grace 2.5""",
                        """
                        --cache -1
                        --cache is "-1" and has to be a number of seconds, for instance --cache 60""",
                        """
                        --trust-cache x
                        --trust-cache is "x" and has to be a number of seconds, for instance --trust-cache 1""",
                        """
                        --log-format xml
                        --log-format is "xml" and has to be common, combined or json, for instance --log-format json""",
                        """
                        --host=
                        --host is "" and has to be a name or an address, for instance --host 127.0.0.1""",
                        """
                        --allow-host=site.test:80
                        --allow-host is "site.test:80" and has to be a host name without a port, for instance --allow-host site.test""",
                        """
                        --allow-host=
                        --allow-host is "" and has to be a host name without a port, for instance --allow-host site.test""",
                        """
                        --cors=https://a.test/
                        --cors is "https://a.test/" and has to be * or an origin without a path, for instance --cors=https://app.test:3000""",
                        """
                        --spa=../app.html
                        --spa is "../app.html" and has to be a file in the folder, for instance --spa=index.html""",
                        """
                        --spa=/app.html
                        --spa is "/app.html" and has to be a file in the folder, for instance --spa=index.html""",
                        """
                        --cors=a.test
                        --cors is "a.test" and has to be * or an origin without a path, for instance --cors=https://app.test:3000""",
                        """
                        --cors=
                        --cors is "" and has to be * or an origin without a path, for instance --cors=https://app.test:3000""",
                        """
                        --mount photos
                        --mount is "photos" and has to be /path=FOLDER, for instance --mount /photos=../photos""",
                        """
                        --mount /=photos
                        --mount is "/=photos" and has to be /path=FOLDER, for instance --mount /photos=../photos""",
                        """
                        --mount=/photos=
                        --mount is "/photos=" and has to be /path=FOLDER, for instance --mount /photos=../photos""",
                        """
                        --mount=/../x=photos
                        --mount is "/../x=photos" and has to be /path=FOLDER, for instance --mount /photos=../photos""",
                        """
                        --mount /a=b --mount /%61/=c
                        two folders are mounted at /%61/: leave one of them out""",
                        """
                        --access-log=
                        --access-log is "" and has to be a path, for instance --access-log access.log""",
                        """
                        --port
                        --port needs a value, for instance --port 8080""",
                        """
                        --port --hidden
                        --port needs a value, for instance --port 8080""",
                        """
                        --prot 8080
                        there is no option --prot: did you mean --port?""",
                        """
                        --prot=8080
                        there is no option --prot: did you mean --port?""",
                        """
                        --work 4
                        there is no option --work: did you mean --workers?""",
                        """
                        --follow-symlink
                        there is no option --follow-symlink: did you mean --follow-symlinks?""",
                        """
                        --directory site
                        there is no option --directory: ferry --help shows what there is""",
                        """
                        -x
                        there is no option -x: ferry --help shows what there is""",
                        """
                        one two
                        one folder is enough: leave out "two\"""",
                        """
                        --demo site
                        --demo serves pages of its own: leave out --demo or "site\"""")
                .map(row -> row.split("\n"))
                .map(row -> Arguments.of(row[0], row[1]));
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void whatIsWrongIsSaidAndWhatToWriteInstead(String commandLine, String complaint) {
        assertThat(Invocation.of(Map.of(), commandLine.split(" "))).isEqualTo(new Refuse(complaint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", ":hunter2", "hunter2:", "me:hunt\ter2"})
    void aPasswordIsNeverRepeated(String credentials) {
        String advice = "has to be USER:PASSWORD, for instance ";

        assertThat(Invocation.of(Map.of(), "--auth", credentials))
                .isEqualTo(new Refuse("--auth " + advice + "--auth me:secret"));
        assertThat(Invocation.of(Map.of("FERRY_AUTH", credentials)))
                .isEqualTo(new Refuse("FERRY_AUTH " + advice + "FERRY_AUTH=me:secret"));
        assertThat(Invocation.of(Map.of(), "--atuh=" + credentials, "site"))
                .isEqualTo(new Refuse("there is no option --atuh: did you mean --auth?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A",
                "X A: 1",
                " X-A: 1",
                ": 1",
                "X-A: 1\rX-B: 2",
                "X-A: \u20ac",
                "Content-Length: 3",
                "content-length: 3",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "Keep-Alive: 5",
                "Trailer: X-A",
                "Date: today",
            })
    void aFieldThatNoResponseMayHaveIsRefused(String field) {
        assertThat(Invocation.of(Map.of(), "--header", field))
                .isInstanceOfSatisfying(
                        Refuse.class,
                        refusal -> assertThat(refusal.complaint())
                                .startsWith("--header is \"")
                                .endsWith(
                                        "\" and has to be 'Name: value', and not Date or a field that frames messages, "
                                                + "for instance --header 'X-Frame-Options: DENY'"));
    }

    @Test
    void anEmptyFolderIsAMistakeInAScript() {
        assertThat(Invocation.of(Map.of(), ""))
                .isEqualTo(new Refuse("DIR is \"\" and has to be a path, for instance ferry site"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FERRY_PORT | abc | is \"abc\" and has to be a number from 0 to 65535, for instance FERRY_PORT=8080",
                "FERRY_ALLOW_HOST | a.test,/ | is \"/\" and has to be a host name without a port, for instance FERRY_ALLOW_HOST=site.test",
                "FERRY_HIDDEN | maybe | is \"maybe\" and has to be true or false, for instance FERRY_HIDDEN=true",
                "FERRY_IDLE_TIMEOUT | x | is \"x\" and has to be a number of seconds from 0.001, for instance FERRY_IDLE_TIMEOUT=2.5",
            })
    void aBadVariableIsCalledByItsName(String name, String value, String complaint) {
        assertThat(Invocation.of(Map.of(name, value))).isEqualTo(new Refuse(name + ' ' + complaint));
    }

    @Test
    void aBadVariableDoesNotMatterWhereTheCommandLineWins() {
        assertThat(served(Map.of("FERRY_PORT", "abc"), "--port", "80").port).isEqualTo(80);
    }

    @Test
    void aBadValueOnTheCommandLineIsNotBlamedOnAGoodVariable() {
        assertThat(Invocation.of(Map.of("FERRY_PORT", "80"), "--port", "abc"))
                .isEqualTo(new Refuse(
                        "--port is \"abc\" and has to be a number from 0 to 65535, for instance --port 8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpNamesEveryOption(String option) {
        assertThat(Invocation.of(Map.of(), option))
                .isInstanceOfSatisfying(
                        Print.class,
                        print -> assertThat(print.text())
                                .startsWith("Usage: ferry [OPTION]... [DIR]")
                                .contains(
                                        "--port",
                                        "--strict-port",
                                        "--host",
                                        "--allow-host",
                                        "--workers",
                                        "--queue",
                                        "--max-connections")
                                .contains("--idle-timeout", "--header-timeout", "--send-timeout", "--grace", "--hidden")
                                .contains(
                                        "--no-listing",
                                        "--follow-symlinks",
                                        "--cache",
                                        "--trust-cache",
                                        "--no-compression",
                                        "--spa[=FILE]",
                                        "--cors[=ORIGIN]",
                                        "--header",
                                        "--access-log",
                                        "--log-format")
                                .contains("--quiet", "--verbose", "--demo", "--help", "--version"));
    }

    @Test
    void helpIsNotBrokenInTheMiddleOfANameOrALine() {
        assertThat(Invocation.of(Map.of(), "--help"))
                .isInstanceOfSatisfying(
                        Print.class,
                        print -> assertThat(print.text())
                                .doesNotContainPattern("\\.\\n +html")
                                .endsWith("""

                                        Options are environment variables too: --idle-timeout 5 is FERRY_IDLE_TIMEOUT=5,
                                        --hidden is FERRY_HIDDEN=true. What stands on the command line wins.
                                        Several names are FERRY_ALLOW_HOST=one.test,two.test; several fields and
                                        folders are lines of FERRY_HEADER and FERRY_MOUNT.

                                        Ctrl-C stops Ferry when all requests under way are answered, twice at once.
                                        Exit code: 0 all is well, 1 no start, or something was cut off, 2 bad option.
                                        """));
    }

    @Test
    void helpAndVersionAreNoVariables() {
        assertThat(Invocation.of(Map.of("FERRY_HELP", "true", "FERRY_VERSION", "true")))
                .isInstanceOf(Serve.class);
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Invocation.of(Map.of(), "--version"))
                .isInstanceOfSatisfying(
                        Print.class, print -> assertThat(print.text()).matches("ferry .+\n"));
    }

    private static Options served(Map<String, String> environment, String... arguments) {
        return switch (Invocation.of(environment, arguments)) {
            case Serve(Options options) -> options;
            case Print(String text) -> throw new AssertionError(text);
            case Refuse(String complaint) -> throw new AssertionError(complaint);
        };
    }
}
