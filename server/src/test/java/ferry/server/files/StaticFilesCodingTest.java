package ferry.server.files;

import static ferry.server.files.Answers.bytes;
import static ferry.server.files.Answers.head;
import static ferry.server.files.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.http.HttpDate;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With nothing in memory, and with everything that may be there.
@ParameterizedClass
@ValueSource(booleans = {false, true})
class StaticFilesCodingTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");

    /// Before and after the moment when the files settle.
    private static final InstantSource EARLIER = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    private static final String STYLE = "body { color: black; }\n".repeat(200);
    private static final String LARGE = "a line that is much like the others\n".repeat(5_000);

    @Parameter
    boolean warm;

    @TempDir
    Path folder;

    Path root;
    StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        root = Files.createDirectory(folder.resolve("site"));
        write("style.css", STYLE);
        write("small.css", "body {}");
        write("large.js", LARGE);
        write("app.js", STYLE);
        write("photo.png", STYLE);
        Files.write(root.resolve("noise.txt"), noise(5000));
        files = StaticFiles.serving(root, warm ? LATER : EARLIER);
        for (String target : List.of("/style.css", "/large.js", "/noise.txt")) {
            bytes(ask(target, "gzip"));
        }
    }

    @Test
    void textIsCompressedForThoseWhoTakeIt() throws IOException {
        Response plain = files.handle(Request.get("/style.css"));
        Response coded = ask("/style.css", "gzip");

        assertThat(header(coded, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(coded, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(header(coded, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(coded, "ETag")).isEqualTo(header(plain, "ETag").replaceAll("\"$", "-gzip\""));
        assertThat(header(coded, "Last-Modified")).isEqualTo(HttpDate.format(MODIFIED));
        assertThat(header(coded, "Accept-Ranges")).isEmpty();
        assertThat(coded.body().length().orElseThrow()).isLessThan(STYLE.length());
        assertThat(decoded(bytes(coded))).isEqualTo(STYLE);

        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(Answers.text(plain)).isEqualTo(STYLE);
    }

    @ParameterizedTest
    @CsvSource({
        "/style.css, gzip;q=0,          '',   Accept-Encoding",
        "/style.css, identity,          '',   Accept-Encoding",
        "/style.css, 'br, zstd',        '',   Accept-Encoding",
        "/style.css, 'identity;q=0',    '',   Accept-Encoding",
        "/style.css, '*',               gzip, Accept-Encoding",
        "/style.css, 'x-gzip',          gzip, Accept-Encoding",
        "/noise.txt, gzip,              '',   Accept-Encoding",
        "/large.js,  gzip,              gzip, Accept-Encoding",
        "/small.css, gzip,              '',   ''",
        "/photo.png, gzip,              '',   ''",
        "/nothing,   gzip,              '',   ''",
    })
    void onlyWhatIsWorthItIsCompressed(String target, String accepted, String coding, String vary) throws IOException {
        Response response = ask(target, accepted);
        response.body().close();
        assertThat(header(response, "Content-Encoding")).isEqualTo(coding);
        assertThat(header(response, "Vary")).isEqualTo(vary);
    }

    @Test
    void aLargeFileIsCompressedWhileItIsSentUntilItIsKept() throws IOException {
        Response response = ask("/large.js", "gzip");
        assertThat(response.body().length().isPresent()).isEqualTo(warm);
        byte[] sent = bytes(response);
        assertThat(decoded(sent)).isEqualTo(LARGE);

        Response again = ask("/large.js", "gzip");
        assertThat(bytes(again)).isEqualTo(sent);
        assertThat(again.headers()).isEqualTo(response.headers());
    }

    @Test
    void aLargeFileThatIsReplacedIsCompressedAnew() throws IOException {
        write("large.js", LARGE.toUpperCase(Locale.ROOT));
        assertThat(decoded(bytes(ask("/large.js", "gzip")))).isEqualTo(LARGE.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"/style.css, gzip", "/style.css, br", "/large.js, gzip", "/noise.txt, gzip", "/app.js, 'gzip, br'"})
    void headIsGetWithoutContent(String target, String accepted) throws IOException {
        write("app.js.br", "br");
        Response get = ask(target, accepted);
        Response head = head(files, Request.of(Method.HEAD, target).with("Accept-Encoding", accepted));
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.headers()).isEqualTo(get.headers());
        assertThat(head.body().length()).isEqualTo(get.body().length());
        get.body().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/style.css", "/large.js"})
    void eachCodingHasItsOwnTag(String target) throws IOException {
        String plain = header(head(files, Request.get(target)), "ETag");
        Request gzip = Request.get(target).with("Accept-Encoding", "gzip");
        String coded = header(head(files, gzip), "ETag");

        Response unchanged = head(files, gzip.with("If-None-Match", coded));
        assertThat(unchanged.status().code()).isEqualTo(304);
        assertThat(header(unchanged, "ETag")).isEqualTo(coded);
        assertThat(header(unchanged, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(unchanged, "Content-Encoding")).isEmpty();

        assertThat(status(gzip.with("If-None-Match", plain))).isEqualTo(200);
        assertThat(status(Request.get(target).with("If-None-Match", coded))).isEqualTo(200);
        assertThat(status(Request.get(target).with("If-None-Match", plain + ", " + coded)))
                .isEqualTo(304);
        assertThat(status(gzip.with("If-Match", coded))).isEqualTo(200);
        Response failed = head(files, gzip.with("If-Match", plain));
        assertThat(failed.status().code()).isEqualTo(412);
        assertThat(header(failed, "Vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/style.css", "/large.js"})
    void aRangeOfWhatIsCompressedHereIsOneOfTheFileAsItIs(String target) throws IOException {
        Request range = Request.get(target).with("Accept-Encoding", "gzip").with("Range", "bytes=0-9");
        String plain = header(head(files, Request.get(target)), "ETag");
        Response part = files.handle(range);
        assertThat(part.status().code()).isEqualTo(206);
        assertThat(header(part, "ETag")).isEqualTo(plain);
        assertThat(header(part, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(part, "Content-Encoding")).isEmpty();
        assertThat(bytes(part)).hasSize(10);

        assertThat(status(range.with("If-Range", plain))).isEqualTo(206);
        Response whole = head(files, range.with("If-Range", plain.replaceAll("\"$", "-gzip\"")));
        assertThat(whole.status().code()).isEqualTo(200);
        assertThat(header(whole, "ETag")).isEqualTo(plain);

        Response beyond = head(files, range.with("Range", "bytes=9999999-"));
        assertThat(beyond.status().code()).isEqualTo(416);
        assertThat(header(beyond, "Vary")).isEqualTo("Accept-Encoding");
    }

    @Test
    void aDateDoesNotTellCodingsApart() throws IOException {
        Request range = Request.get("/style.css").with("Range", "bytes=0-9");
        assertThat(status(range.with("If-Range", HttpDate.format(MODIFIED)))).isEqualTo(200);
        assertThat(status(range.to(Request.get("/photo.png").target()).with("If-Range", HttpDate.format(MODIFIED))))
                .isEqualTo(206);
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br, zstd', br",
        "'gzip, zstd',              zstd",
        "gzip,                      gzip",
        "'gzip, br;q=0.5',          gzip",
        "*,                         br",
        "identity,                  identity",
        "'',                        identity",
    })
    void aSiblingIsSentInThePlaceOfItsFile(String accepted, String coding) throws IOException {
        for (String target : List.of("app.js", "photo.png")) {
            write(target + ".br", "as br");
            write(target + ".zst", "as zstd");
            write(target + ".gz", "as gzip");
            Response response = ask("/" + target, accepted);
            assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
            assertThat(header(response, "Content-Encoding")).isEqualTo(coding.equals("identity") ? "" : coding);
            assertThat(Answers.text(response)).isEqualTo(coding.equals("identity") ? STYLE : "as " + coding);
        }
    }

    @Test
    void rangesAndPreconditionsAreThoseOfTheSibling() throws IOException {
        write("app.js.br", "0123456789".repeat(100));
        Request request = Request.get("/app.js").with("Accept-Encoding", "br");
        String tag = header(head(files, request), "ETag");
        assertThat(tag).endsWith("-br\"");
        assertThat(status(request.with("If-None-Match", tag))).isEqualTo(304);

        Response part = files.handle(request.with("Range", "bytes=2-4").with("If-Range", tag));
        assertThat(part.status().code()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/1000");
        assertThat(header(part, "Content-Encoding")).isEqualTo("br");
        assertThat(Answers.text(part)).isEqualTo("234");

        Response several = files.handle(request.with("Range", "bytes=0-1,900-901"));
        assertThat(several.status().code()).isEqualTo(200);
        assertThat(header(several, "Content-Encoding")).isEqualTo("br");
        assertThat(bytes(several)).hasSize(1000);
    }

    @Test
    void aSiblingThatIsAskedForByItsNameIsAFileLikeAnyOther() throws IOException {
        write("app.js.gz", "as gzip");
        Response response = ask("/app.js.gz", "gzip");
        assertThat(header(response, "Content-Type")).isEqualTo("application/gzip");
        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(header(response, "Vary")).isEmpty();
        assertThat(Answers.text(response)).isEqualTo("as gzip");
    }

    @Test
    void anOlderSiblingIsNotSent() throws IOException {
        write("app.js.br", "as br");
        date("app.js.br", MODIFIED.minusMillis(1));
        assertThat(coding("/app.js", "br")).isEmpty();
        date("app.js", MODIFIED.minusMillis(2));
        assertThat(coding("/app.js", "br")).isEqualTo("br");
        Answers.awaitTick(root);
        date("app.js", MODIFIED);
        assertThat(coding("/app.js", "br")).isEmpty();
    }

    @Test
    void aChangedSiblingIsSentAsItIsNow() throws IOException {
        write("app.js.br", "one");
        assertThat(Answers.text(ask("/app.js", "br"))).isEqualTo("one");
        Answers.awaitTick(root);
        write("app.js.br", "two");
        assertThat(Answers.text(ask("/app.js", "br"))).isEqualTo("two");
        Files.delete(root.resolve("app.js.br"));
        assertThat(Answers.text(ask("/app.js", "br"))).isEqualTo(STYLE);
    }

    @Test
    void anIndexPageHasSiblingsToo() throws IOException {
        write("docs/index.html", STYLE);
        write("docs/index.html.br", "as br");
        assertThat(coding("/docs/", "br")).isEqualTo("br");
    }

    @Test
    void theRulesForFilesHoldForSiblings() throws IOException {
        Files.createDirectory(root.resolve("app.js.br"));
        assertThat(coding("/app.js", "br")).isEmpty();

        Path outside = Files.writeString(folder.resolve("secret.br"), "secret");
        Files.createSymbolicLink(root.resolve("style.css.br"), outside);
        files = StaticFiles.serving(root, warm ? LATER : EARLIER);
        assertThat(coding("/style.css", "br")).isEmpty();
        assertThat(head(files.withSymlinksOutside(true), request("/style.css", "br"))
                        .headers()
                        .first("Content-Encoding"))
                .hasValue("br");
    }

    @Test
    void withoutTheFileASiblingDoesNotStandForIt() throws IOException {
        write("gone.js.br", "as br");
        assertThat(status(request("/gone.js", "br"))).isEqualTo(404);
    }

    @Test
    void withoutCompressionEverythingIsSentAsItIs() throws IOException {
        write("app.js.gz", "as gzip");
        StaticFiles plain = files.withCompression(false);
        for (String target : List.of("/app.js", "/style.css", "/large.js")) {
            Response response = head(plain, request(target, "gzip"));
            assertThat(header(response, "Content-Encoding")).isEmpty();
            assertThat(header(response, "Vary")).isEmpty();
        }
    }

    @Test
    void aPageForWhatIsMissingIsSentAsItIs() throws IOException {
        write("404.html", STYLE);
        Response response = ask("/nothing", "gzip");
        assertThat(response.status().code()).isEqualTo(404);
        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(Answers.text(response)).isEqualTo(STYLE);
    }

    @Test
    void everyBodyGivesItsFileBack() throws IOException {
        write("app.js.br", "as br");
        for (String target : List.of("/app.js", "/large.js", "/style.css", "/noise.txt")) {
            for (String accepted : List.of("", "br", "gzip")) {
                ask(target, accepted).body().close();
            }
        }
        assumeThat(Files.isDirectory(Path.of("/proc/self/fd"))).isTrue();
        Answers.awaitNoneOpenBelow(root);
    }

    private Response ask(String target, String accepted) throws IOException {
        return files.handle(request(target, accepted));
    }

    private static Request request(String target, String accepted) {
        return Request.get(target).with("Accept-Encoding", accepted);
    }

    private String coding(String target, String accepted) throws IOException {
        return header(head(files, request(target, accepted)), "Content-Encoding");
    }

    private int status(Request request) throws IOException {
        return head(files, request).status().code();
    }

    private void write(String name, String content) throws IOException {
        Answers.write(root, name, content);
        date(name, MODIFIED);
    }

    private void date(String name, Instant date) throws IOException {
        Files.setLastModifiedTime(root.resolve(name), FileTime.from(date));
    }

    private static String decoded(byte[] coded) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }
}
