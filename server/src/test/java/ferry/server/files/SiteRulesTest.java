package ferry.server.files;

import static ferry.server.files.Answers.header;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRulesTest {
    @TempDir
    Path root;

    private Instant now = Instant.parse("2099-01-01T00:00:00Z");
    private final List<String> complaints = new ArrayList<>();
    private StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        write(root, "index.html", "home");
        write(root, "app.js", "script");
        write(root, "docs/index.html", "docs");
        write(root, "empty/inner/a.txt", "a");
        write(root, "lost.html", "lost");
        write(root, "about.html", "about");
        files = StaticFiles.serving(root, () -> now);
    }

    private Handler ruled(String redirects, String headers) throws IOException {
        write(root, "_redirects", redirects);
        write(root, "_headers", headers);
        return SiteRules.of(files, complaints::add).around(files);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/app.js /x            | /app.js      | 200 script",
                "/app.js /x 301!       | /app.js      | 301 /x",
                "/* /x                 | /app.js      | 200 script",
                "/* /x                 | /            | 200 home",
                "/* /x                 | /docs        | 301 ./docs/",
                "/* /x                 | /docs/       | 200 docs",
                "/* /x                 | /empty/      | 301 /x",
                "/* /x                 | /empty       | 301 /x",
                "/* /x                 | /missing     | 301 /x",
                "/* /x                 | /_redirects  | 301 /x",
                "/* /index.html 200    | /a/b         | 200 home",
                "/* /index.html 200    | /app.js      | 200 script",
                "/* /index.html 200!   | /app.js      | 200 home",
                "/a /b 200 ~ /b /docs/ 200 | /a       | 404 404 Not Found",
                "/a /docs 200          | /a           | 200 docs",
                "/a /docs/ 200         | /a           | 200 docs",
                "/a /docs/ 200         | /a?q         | 200 docs",
                "/* /lost.html 404     | /a           | 404 lost",
                "/* /lost.html 410     | /a           | 410 lost",
                "/* /lost.html 451     | /a           | 451 lost",
                "/* /none.html 410     | /a           | 410 410 Gone",
                "/* /none.html 404     | /a           | 404 404 Not Found",
                "/a /docs 200          | /a?q=^%zz    | 200 docs",
                "/a /../x 200          | /a           | 400 400 Bad Request",
                "/a /_headers 200      | /a           | 404 404 Not Found",
                "/* /x                 | //evil.test  | 404 404 Not Found",
                "/* /x                 | /%zz         | 400 400 Bad Request",
            })
    void aRuleCountsWhereThereIsNoFileOrWhereItIsForced(String rules, String path, String outcome) throws IOException {
        Response response = ruled(rules.replace(" ~ ", "\n"), "").handle(Request.get(path));
        String location = header(response, "Location");

        assertThat(response.status().code() + " "
                        + (location.isEmpty() ? text(response).strip() : location))
                .isEqualTo(outcome);
        assertThat(complaints).isEmpty();
    }

    @Test
    void pagesWithoutExtensionAreFilesToo() throws IOException {
        files = files.withCleanUrls(true);
        Handler site = ruled("/* /x\n/a /about.html 200!", "");

        assertThat(text(site.handle(Request.get("/about")))).isEqualTo("about");
        assertThat(header(site.handle(Request.get("/about.html")), "Location")).isEqualTo("./about");
        assertThat(header(site.handle(Request.get("/other")), "Location")).isEqualTo("/x");
        assertThat(text(ruled("/a /about.html 200", "").handle(Request.get("/a"))))
                .isEqualTo("about");
    }

    @Test
    void aRedirectDoesNotStayInABrowserForEver() throws IOException {
        assertThat(header(ruled("/a /b", "").handle(Request.get("/a")), "Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void aPageInThePlaceOfAnotherIsNoFileToAskPartsOf() throws IOException {
        Handler site = ruled("/* /lost.html 404", "");
        Request request = Request.get("/a").with("Range", "bytes=0-1").with("If-None-Match", "*");
        Response response = site.handle(request);

        assertThat(response.status().code()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("lost");
        assertThat(response.headers().contains("ETag")).isFalse();
        assertThat(site.handle(Request.of(Method.HEAD, "/a")).body().length()).hasValue(4);
    }

    @Test
    void aRewriteIsAskedLikeTheFileThatItIs() throws IOException {
        Handler site = ruled("/* /lost.html 200", "");
        Response whole = site.handle(Request.get("/a"));

        assertThat(site.handle(Request.get("/b").with("If-None-Match", header(whole, "ETag")))
                        .status()
                        .code())
                .isEqualTo(304);
        assertThat(text(site.handle(Request.get("/b").with("Range", "bytes=1-2"))))
                .isEqualTo("os");
    }

    @Test
    void fieldsAreThoseOfThePathThatWasAskedFor() throws IOException {
        Handler site =
                ruled("/a /docs/ 200\n/b /c", "/a\n X-A: 1\n/docs/\n X-B: 1\n/*\n X-C: 1\n Cache-Control: no-store");
        Response rewritten = site.handle(Request.get("/a"));

        assertThat(header(rewritten, "X-A")).isEqualTo("1");
        assertThat(header(rewritten, "X-B")).isEmpty();
        assertThat(rewritten.headers().all("Cache-Control")).containsExactly("no-store");
        assertThat(header(site.handle(Request.get("/missing")), "X-C")).isEqualTo("1");
        assertThat(header(site.handle(Request.get("/b")), "X-C")).isEmpty();
    }

    @Test
    void severalRangesKeepTheTypeThatTakesThemApart() throws IOException {
        write(root, "app.js", "x".repeat(5_000));
        Handler site = ruled("", "/app.js\n Content-Type: text/plain\n X-A: 1");
        Response parts = site.handle(Request.get("/app.js").with("Range", "bytes=0-0,4000-4000"));

        assertThat(parts.status().code()).isEqualTo(206);
        assertThat(header(parts, "Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(header(parts, "X-A")).isEqualTo("1");
        assertThat(header(site.handle(Request.get("/app.js")), "Content-Type")).isEqualTo("text/plain");
    }

    @Test
    void rulesMayBeForAHost() throws IOException {
        Handler site = ruled("https://b.test/* https://a.test/:splat 301!", "https://A.test/*\n X-A: 1");

        assertThat(header(site.handle(Request.get("/x").with("Host", "B.test:7878")), "Location"))
                .isEqualTo("https://a.test/x");
        assertThat(header(site.handle(Request.get("/").with("Host", "a.test:1")), "X-A"))
                .isEqualTo("1");
        assertThat(header(site.handle(Request.get("/").with("Host", "[::1]:1")), "X-A"))
                .isEmpty();
    }

    @Test
    void aFormIsRedirectedAndAQuestionAboutMethodsIsNot() throws IOException {
        Handler site = ruled("/* /x 307", "");

        assertThat(site.handle(Request.of(Method.POST, "/form")).status().code())
                .isEqualTo(307);
        assertThat(site.handle(Request.of(Method.OPTIONS, "/form")).status().code())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_headers",
                "/_redirects",
                "/_HEADERS",
                "/%5Fredirects",
                "/_redirects/",
                "/_headers.br",
                "/_redirects.GZ"
            })
    void theFilesThemselvesAreNotServed(String path) throws IOException {
        Handler site = ruled("/a /b", "/*\n X-A: 1");
        write(root, "_HEADERS", "");
        write(root, "_headers.br", "");
        write(root, "_redirects.GZ", "");
        write(root, "sub/_headers", "only the root's are rules");
        Files.delete(root.resolve("index.html"));

        assertThat(site.handle(Request.get(path)).status().code()).isEqualTo(404);
        assertThat(text(site.handle(Request.get("/")))).contains("app.js").doesNotContain("_headers", "_redirects");
        assertThat(text(site.handle(Request.get("/sub/_headers")))).isEqualTo("only the root's are rules");
    }

    @Test
    void badLinesAreReportedAtOnceAndGoodOnesCount() throws IOException {
        Handler site = ruled("bad\n/a /b\n/c", "X: y");

        assertThat(complaints)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("_headers:1: "))
                .anyMatch(line -> line.startsWith("_redirects:1: "))
                .anyMatch(line -> line.startsWith("_redirects:3: "));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/b");
    }

    @Test
    void whatIsSavedCountsASecondLater() throws IOException {
        Handler site = ruled("/a /b", "");
        write(root, "_redirects", "/a /changed\nbad");

        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/b");
        assertThat(complaints).isEmpty();

        now = now.plus(Duration.ofSeconds(1));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/changed");
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/changed");
        assertThat(complaints).hasSize(1);

        now = now.plus(Duration.ofSeconds(5));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/changed");
        assertThat(complaints).hasSize(1);

        Files.delete(root.resolve("_redirects"));
        now = now.minus(Duration.ofDays(1));
        assertThat(site.handle(Request.get("/a")).status().code()).isEqualTo(404);
    }

    @Test
    void aFileThatComesLaterCounts() throws IOException {
        Handler site = SiteRules.of(files, complaints::add).around(files);
        assertThat(site.handle(Request.get("/a")).status().code()).isEqualTo(404);

        write(root, "_redirects", "\uFEFF/a /b");
        now = now.plus(Duration.ofSeconds(1));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/b");
    }

    @Test
    void whatIsNoTextFileOfRulesIsReported() throws IOException {
        Files.createDirectory(root.resolve("_headers"));
        write(root, "_redirects", "#".repeat(RuleFile.SIZE_LIMIT + 1));
        Handler site = SiteRules.of(files, complaints::add).around(files);

        assertThat(complaints).containsExactly("_redirects: the file is not used, for it has more than 1048576 bytes");
        assertThat(text(site.handle(Request.get("/")))).isEqualTo("home");
    }

    /// Of a site that is edited by root nothing can be kept unreadable.
    @Test
    void rulesThatCanNotBeReadForAWhileStillCount() throws IOException {
        Handler site = ruled("/a /b", "");
        Path file = root.resolve("_redirects");
        write(root, "_redirects", "/a /changed");
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file));

        now = now.plus(Duration.ofSeconds(1));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/b");
        now = now.plus(Duration.ofSeconds(1));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/b");
        assertThat(complaints).containsExactly("_redirects: the file can't be read; what it said before still counts");

        Files.setPosixFilePermissions(file, Set.of(PosixFilePermission.OWNER_READ));
        now = now.plus(Duration.ofSeconds(1));
        assertThat(header(site.handle(Request.get("/a")), "Location")).isEqualTo("/changed");
    }

    @Test
    void redirectsGetNoFields() throws IOException {
        Handler site = ruled("/a /b", "/*\n X-A: 1");

        assertThat(site.handle(Request.get("/a")).headers().contains("X-A")).isFalse();
        assertThat(site.handle(Request.get("/docs")).headers().contains("X-A")).isFalse();
        assertThat(site.handle(Request.get("/docs/")).headers().contains("X-A")).isTrue();
    }
}
