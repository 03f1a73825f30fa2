package ferry.server.files;

import static ferry.server.files.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountsTest {
    private final Handler mounts = Mounts.on(called("site"))
            .with("/docs", called("docs"))
            .with("/docs/api/v1", called("api"))
            .with("/a%20b/", called("spaced"));

    private static Handler called(String name) {
        return request -> Response.text(Status.OK, name + " " + request.target());
    }

    @ParameterizedTest
    @CsvSource({
        "/,                    site /",
        "/other,               site /other",
        "/docsx/a,             site /docsx/a",
        "/other/docs/,         site /other/docs/",
        "/DOCS/,               site /DOCS/",
        "/docs/,               docs /",
        "/docs/?q=/x,          docs /?q=/x",
        "/docs/a%2Cb?c,        docs /a%2Cb?c",
        "/d%6Fcs/a,            docs /a",
        "/docs/api/v2,         docs /api/v2",
        "/docs/api/v1x/,       docs /api/v1x/",
        "/docs/api/v1/,        api /",
        "/docs/api/v1/x/y,     api /x/y",
        "/a%20b/c,             spaced /c",
        "/a%20%62/c,           spaced /c",
        "//docs/a,             site //docs/a",
        "/docs//a,             site /docs//a",
        "/docs/..,             site /docs/..",
        "/docs/%2e%2e/x,       site /docs/%2e%2e/x",
        "/docs/%zz,            site /docs/%zz",
        "/docs%2Fa,            site /docs%2Fa",
        "*,                    site *",
    })
    void theLongestPathWinsAndSeesTheRest(String target, String seen) throws IOException {
        assertThat(text(mounts.handle(Request.get(target)))).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({
        "/docs,               ./docs/",
        "/docs?a=b,           ./docs/?a=b",
        "/docs/api/v1,        ./v1/",
        "/a%20b,              ./a%20b/",
    })
    void thePathWithoutItsSlashIsRedirectedThere(String target, String location) throws IOException {
        Response response = mounts.handle(Request.get(target));

        assertThat(response.status()).isEqualTo(Status.MOVED_PERMANENTLY);
        assertThat(Answers.header(response, "Location")).isEqualTo(location);
    }

    /// As it is with folders of a site.
    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "POST", "BREW"})
    void whoDoesNotWantToReadIsAnsweredWhereHeAsked(String method) throws IOException {
        Request request = Request.of(Method.of(method), "/docs?a");

        assertThat(text(mounts.handle(request))).isEqualTo("docs /?a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "docs", "//", "//docs", "/docs//", "/a//b", "/..", "/a/./b", "/a b", "/a?b", "/%zz"})
    void whatIsNoPathIsRefused(String path) {
        assertThat(Mounts.isMountable(path)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mounts.on(called("site")).with(path, called("x")));
    }

    @Test
    void aPathIsTakenOnce() {
        Mounts one = Mounts.on(called("site")).with("/docs", called("docs"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.with("/d%6fcs/", called("others")))
                .withMessage("something is mounted at /d%6fcs/ already");
    }

    @Test
    void aMountedFolderStaysInItselfAndItsRedirectsUnderItsPath(@TempDir Path root) throws IOException {
        Answers.write(root, "site/secret.txt", "secret");
        Answers.write(root, "docs/guide/a.txt", "a");
        Handler both = Mounts.on(StaticFiles.serving(root.resolve("site")))
                .with("/docs", StaticFiles.serving(root.resolve("docs")));

        assertThat(text(both.handle(Request.get("/docs/guide/a.txt")))).isEqualTo("a");
        assertThat(Answers.header(both.handle(Request.get("/docs/guide")), "Location"))
                .isEqualTo("./guide/");
        assertThat(text(both.handle(Request.get("/docs/")))).contains("href=\"guide/\"");
        assertThat(text(both.handle(Request.get("/")))).doesNotContain("docs");
        for (String path : new String[] {"/docs/../secret.txt", "/docs/%2e%2e/site/secret.txt"}) {
            assertThat(both.handle(Request.of(Method.GET, path)).status()).isEqualTo(Status.BAD_REQUEST);
        }
    }

    @Test
    void aMountedFolderIsListedUnderItsPath(@TempDir Path root) throws IOException {
        Answers.write(root, "guide/a.txt", "a");
        Handler both = Mounts.on(called("site"))
                .with("/my%20docs/v1", StaticFiles.serving(root).withPath("/my%20docs/v1"));

        assertThat(text(both.handle(Request.get("/my%20docs/v1/"))))
                .contains("<title>/my docs/v1/</title>")
                .contains("<h1><a href=\"../../\">/</a><a href=\"../\">my docs/</a><a href=\"./\">v1/</a>")
                .contains("<a href=\"../\">../</a>")
                .contains("<a href=\"guide/\">");
        assertThat(text(both.handle(Request.get("/my%20docs/v1/guide/"))))
                .contains("<title>/my docs/v1/guide/</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docs", "//", "/a//b", "/..", "/%zz"})
    void filesAreUnderAPath(String path, @TempDir Path root) {
        StaticFiles files = StaticFiles.serving(root);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> files.withPath(path))
                .withMessage("not a path: " + path);
    }
}
