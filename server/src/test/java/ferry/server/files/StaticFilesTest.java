package ferry.server.files;

import static ferry.server.files.Answers.head;
import static ferry.server.files.Answers.header;
import static ferry.server.files.Answers.status;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
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
class StaticFilesTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String LAST_MODIFIED = "Fri, 02 Jan 2026 03:04:05 GMT";

    /// Before the tests write their files, so that none of them has settled.
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    @Parameter
    boolean warm;

    @TempDir
    Path root;

    StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        write(root, "index.html", "<h1>home</h1>");
        write(root, "a.txt", "0123456789");
        write(root, "docs/index.html", "docs");
        write(root, "empty.js", "");
        write(root, "images/logo.svg", "<svg/>");
        write(root, "strange/index.html/x.txt", "the index is a folder");
        Files.write(root.resolve("large.bin"), new byte[300_000]);
        Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(MODIFIED));
        files = StaticFiles.serving(root, warm ? LATER : CLOCK);
        for (String target : List.of("/", "/a.txt", "/docs/", "/empty.js", "/images/logo.svg", "/large.bin")) {
            head(files, Method.GET, target);
        }
    }

    @Test
    void aFileIsAnsweredWithAllThatIsKnownOfIt() throws IOException {
        Response response = files.handle(Request.get("/a.txt"));
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(text(response)).isEqualTo("0123456789");
        assertThat(header(response, "ETag")).matches("\"a-[0-9a-f]+-[0-9a-f]{8}\"");
        assertThat(response.headers().without("ETag"))
                .isEqualTo(Headers.of(
                        "Content-Type", "text/plain; charset=utf-8",
                        "X-Content-Type-Options", "nosniff",
                        "Last-Modified", LAST_MODIFIED,
                        "Cache-Control", "no-cache",
                        "Accept-Ranges", "bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "/,                     200",
        "/index.html,           200",
        "/docs/,                200",
        "/docs,                 301",
        "/images/,              200",
        "/images,               301",
        "/strange/,             200",
        "/empty.js,             200",
        "/large.bin,            200",
        "/large.bin?x,          200",
        "/nothing,              404",
        "/a.txt/,               404",
        "/a.txt/b,              404",
        "/docs/nothing/,        404",
        "//,                    404",
        "//docs/,               404",
        "/docs//,               404",
        "/docs%2F,              404",
        "/a.txt%00,             400",
        "/%zz,                  400",
        "/docs/../a.txt,        400",
        "*,                     400",
    })
    void eachPathHasItsStatus(String target, int status) throws IOException {
        assertThat(status(files, target)).isEqualTo(status);
    }

    @Test
    void aNameLongerThanAnyFileHasIsMissing() throws IOException {
        assertThat(status(files, "/" + "a".repeat(5000))).isEqualTo(404);
        assertThat(status(files, "/a".repeat(2500))).isEqualTo(404);
    }

    @Test
    void aFolderAnswersWithItsIndex() throws IOException {
        assertThat(text(files.handle(Request.get("/")))).isEqualTo("<h1>home</h1>");
        Response docs = files.handle(Request.get("/docs/"));
        assertThat(text(docs)).isEqualTo("docs");
        assertThat(header(docs, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void aFolderIsRedirectedToItsSlash() throws IOException {
        Files.createDirectories(root.resolve("a b:%/c"));
        assertThat(header(files.handle(Request.get("/docs")), "Location")).isEqualTo("./docs/");
        assertThat(header(files.handle(Request.get("/docs?a=/../&b")), "Location"))
                .isEqualTo("./docs/?a=/../&b");
        assertThat(header(files.handle(Request.get("/a%20b:%25")), "Location")).isEqualTo("./a%20b%3A%25/");
        assertThat(header(files.handle(Request.get("/a%20b:%25/c")), "Location"))
                .isEqualTo("./c/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/..",
                "//evil.example/docs",
                "//docs",
                "/\\evil.example/docs",
                "/%2Fevil.example/..",
                "//evil.example/%2e%2e",
                "/.//evil.example",
                "///docs",
                "/%5Cevil.example/%2e%2e/docs"
            })
    void noRedirectLeadsToAnotherHost(String target) throws IOException {
        Files.createDirectories(root.resolve("evil.example/docs"));
        Response response = head(files, Method.GET, target);
        assertThat(response.status().code()).isIn(400, 404);
        assertThat(response.headers().contains("Location")).isFalse();
    }

    @Test
    void aPageOfItsOwnTellsWhatIsMissing() throws IOException {
        write(root, "404.html", "<h1>lost</h1>");
        Request conditional = Request.get("/nothing")
                .with("If-None-Match", "*")
                .with("If-Match", "\"x\"")
                .with("Range", "bytes=0-1");
        for (Request request : List.of(Request.get("/nothing"), Request.get("//"), conditional)) {
            Response response = files.handle(request);
            assertThat(response.status()).isEqualTo(Status.NOT_FOUND);
            assertThat(text(response)).isEqualTo("<h1>lost</h1>");
            assertThat(response.headers())
                    .isEqualTo(Headers.of(
                            "Content-Type", "text/html; charset=utf-8",
                            "Cache-Control", "no-cache",
                            "X-Content-Type-Options", "nosniff"));
        }
        assertThat(status(files, "/404.html")).isEqualTo(200);
    }

    @Test
    void withoutSuchAPageItIsOneLine() throws IOException {
        assertThat(text(files.handle(Request.get("/nothing")))).isEqualTo("404 Not Found\n");
        Files.createDirectories(root.resolve("404.html"));
        assertThat(text(files.handle(Request.get("/nothing")))).isEqualTo("404 Not Found\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.txt", "/nothing", "*"})
    void optionsTellsTheMethods(String target) throws IOException {
        Response response = files.handle(Request.of(Method.OPTIONS, target));
        assertThat(response.status()).isEqualTo(Status.NO_CONTENT);
        assertThat(header(response, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 405",
        "PUT, 405",
        "DELETE, 405",
        "PATCH, 405",
        "TRACE, 405",
        "CONNECT, 405",
        "BREW, 501",
        "get, 501"
    })
    void otherMethodsAreRefused(String method, int status) throws IOException {
        Response response = files.handle(Request.of(Method.of(method), "/a.txt"));
        assertThat(response.status().code()).isEqualTo(status);
        assertThat(header(response, "Allow")).isEqualTo(status == 405 ? "GET, HEAD, OPTIONS" : "");
    }

    @Test
    void aRangeIsAPart() throws IOException {
        Response response = files.handle(Request.get("/a.txt").with("Range", "bytes=2-4"));
        assertThat(response.status()).isEqualTo(Status.PARTIAL_CONTENT);
        assertThat(text(response)).isEqualTo("234");
        assertThat(header(response, "Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(response, "ETag")).isNotEmpty();
    }

    @Test
    void aLargeRangeIsReadWhileItIsSent() throws IOException {
        Response response = files.handle(Request.get("/large.bin").with("Range", "bytes=-200000"));
        assertThat(response.body()).isInstanceOf(FileBody.class);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes 100000-299999/300000");
        assertThat(Answers.bytes(response)).hasSize(200_000);
    }

    @Test
    void aRangeBehindTheEndTellsTheSize() throws IOException {
        Response response = files.handle(Request.get("/a.txt").with("Range", "bytes=10-"));
        assertThat(response.status()).isEqualTo(Status.RANGE_NOT_SATISFIABLE);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void aPreconditionComesBeforeTheRange() throws IOException {
        String tag = header(head(files, Method.GET, "/a.txt"), "ETag");
        Request range = Request.get("/a.txt").with("Range", "bytes=99-");
        assertThat(head(files, range.with("If-None-Match", tag)).status()).isEqualTo(Status.NOT_MODIFIED);
        assertThat(head(files, range.with("If-Match", "\"old\"")).status()).isEqualTo(Status.PRECONDITION_FAILED);
        assertThat(head(files, range.with("If-Range", "\"old\"")).status()).isEqualTo(Status.OK);
        assertThat(head(files, range.with("If-Range", tag)).status()).isEqualTo(Status.RANGE_NOT_SATISFIABLE);
        assertThat(head(files, range.with("If-Range", LAST_MODIFIED)).status()).isEqualTo(Status.RANGE_NOT_SATISFIABLE);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws IOException {
        Response first = head(files, Method.GET, "/a.txt");
        Response second =
                files.handle(Request.get("/a.txt").with("If-None-Match", "\"x\", W/" + header(first, "ETag")));
        assertThat(second.status()).isEqualTo(Status.NOT_MODIFIED);
        assertThat(text(second)).isEmpty();
        assertThat(second.headers())
                .isEqualTo(Headers.of(
                        "ETag", header(first, "ETag"), "Last-Modified", LAST_MODIFIED, "Cache-Control", "no-cache"));
        assertThat(head(files, Request.get("/a.txt").with("If-Modified-Since", LAST_MODIFIED))
                        .status())
                .isEqualTo(Status.NOT_MODIFIED);
    }

    @Test
    void aDateInTheFutureIsNotTold() throws IOException {
        Answers.awaitTick(root);
        Files.setLastModifiedTime(
                root.resolve("a.txt"), FileTime.from(LATER.instant().plusSeconds(1)));
        Response response = head(files, Method.GET, "/a.txt");
        assertThat(response.headers().contains("Last-Modified")).isFalse();
        assertThat(header(response, "ETag")).isNotEmpty();
        Request later = Request.get("/a.txt").with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");
        assertThat(head(files, later).status()).isEqualTo(Status.OK);
    }

    @Test
    void aCacheMayKeepFilesIfToldSo() throws IOException {
        StaticFiles cached = files.withCache(Duration.ofMinutes(5).plusMillis(1));
        assertThat(header(head(cached, Method.GET, "/a.txt"), "Cache-Control")).isEqualTo("max-age=300");
        assertThat(header(head(cached, Method.GET, "/images/"), "Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(header(head(cached.withCache(Duration.ZERO), Method.GET, "/a.txt"), "Cache-Control"))
                .isEqualTo("no-cache");
        assertThatThrownBy(() -> files.withCache(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a.txt",
                "/docs",
                "/docs/",
                "/images/",
                "/empty.js",
                "/large.bin",
                "/nothing",
                "/a.txt/",
                "//",
                "/%zz",
                "*",
                "/404.html"
            })
    void headIsGetWithoutTheContent(String target) throws IOException {
        Request get = Request.get(target);
        assertSameHead(get);
        assertSameHead(get.with("If-None-Match", "*"));
        assertSameHead(get.with("If-Match", "\"old\""));
        write(root, "404.html", "x".repeat(100_000));
        assertSameHead(get);
    }

    private void assertSameHead(Request get) throws IOException {
        Response one = head(files, get);
        Response other =
                head(files, new Request(Method.HEAD, get.target(), get.version(), get.headers(), get.client()));
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.headers()).isEqualTo(one.headers());
        assertThat(other.body().length()).isEqualTo(one.body().length());
    }

    @Test
    void nothingIsLeftOpen() throws IOException {
        for (String target : List.of("/", "/large.bin", "/images/", "/docs", "/nothing")) {
            head(files, Method.HEAD, target);
            head(files, Method.GET, target);
        }
        files.handle(Request.of(Method.HEAD, "/large.bin"));
        files.handle(Request.of(Method.HEAD, "/images/"));
        Answers.awaitNoneOpenBelow(root);
    }

    @Test
    void noHeaderIsThereTwice() throws IOException {
        Response response = head(files, Request.get("/a.txt").with("Range", "bytes=0-1"));
        assertThat(StreamSupport.stream(response.headers().spliterator(), false).map(Field::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRootThatIsNoFolderIsRefusedInASentence() {
        assertThatThrownBy(() -> StaticFiles.serving(root.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no folder " + root.resolve("nowhere") + ".");
        assertThatThrownBy(() -> StaticFiles.serving(root.resolve("a.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(root.resolve("a.txt") + " is not a folder.");
    }

    @Test
    void theRootIsAbsolute() {
        assertThat(StaticFiles.serving(Path.of("")).root())
                .isEqualTo(Path.of("").toAbsolutePath())
                .isAbsolute();
        assertThat(StaticFiles.serving(root.resolve("docs/..")).root()).isEqualTo(root);
    }
}
