package ferry.server.files;

import static ferry.server.files.Answers.header;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanUrlsTest {
    /// All files have settled by then, so that they are kept in memory.
    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    @TempDir
    Path root;

    private StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        write(root, "index.html", "home");
        write(root, "404.html", "lost");
        write(root, "about.html", "about");
        write(root, "app.js", "script");
        write(root, "a b?.html", "odd");
        write(root, "v1.2.html", "release");
        write(root, "docs/index.html", "docs");
        write(root, "docs/page.html", "page");
        write(root, "both.html", "page before folder");
        write(root, "both/index.html", "folder's index");
        write(root, "blog.html", "blog");
        write(root, "blog/post.html", "post");
        write(root, "licence", "file before page");
        write(root, "licence.html", "page behind file");
        write(root, "plain/a.txt", "a");
        write(root, "twice.html.html", "twice");
        write(root, "...html", "dots");
        write(root, ".html", "nameless");
        files = StaticFiles.serving(root, LATER).withHidden(true).withCleanUrls(true);
    }

    @ParameterizedTest
    @CsvSource({
        "/,                    200, home",
        "/about,               200, about",
        "/a%20b%3F,            200, odd",
        "/v1.2,                200, release",
        "/app.js,              200, script",
        "/docs/,               200, docs",
        "/docs/page,           200, page",
        "/both,                200, page before folder",
        "/both/,               200, folder's index",
        "/blog,                200, blog",
        "/blog/post,           200, post",
        "/licence,             200, file before page",
        "/licence.html,        200, page behind file",
        "/404,                 200, lost",
        "/...html,             200, dots",
        "/.html,               200, nameless",
        "/missing,             404, lost",
        "/missing.html,        404, lost",
        "/missing/,            404, lost",
        "/about.html.html,     404, lost",
        "/about.html/,         404, lost",
        "/app,                 404, lost",
        "/index.html/,         404, lost",
    })
    void aPageIsFoundWithoutItsExtension(String path, int status, String content) throws IOException {
        for (int i = 0; i < 2; i++) {
            Response response = files.handle(Request.get(path));
            assertThat(text(response)).isEqualTo(content);
            assertThat(response.status().code()).isEqualTo(status);
        }
        assertThat(Answers.head(files, Method.HEAD, path).status().code()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/about.html,          ./about",
        "/about/,              ../about",
        "/about.html?a=b%20c,  ./about?a=b%20c",
        "/about.html?,         ./about?",
        "/about.html?//evil,   ./about?//evil",
        "/a%20b%3f.html,       ./a%20b%3F",
        "/v1.2.html,           ./v1.2",
        "/index.html,          ./",
        "/index,               ./",
        "/index/,              ../index",
        "/docs,                ./docs/",
        "/docs/index.html?q,   ./?q",
        "/docs/index,          ./",
        "/docs/page.html,      ./page",
        "/docs/page/,          ../page",
        "/both.html,           ./both",
        "/blog/,               ../blog",
        "/plain,               ./plain/",
        "/twice.html.html,     ./twice.html",
    })
    void everyOtherNameOfAPageLeadsToItsOwn(String path, String location) throws IOException {
        Response response = Answers.head(files, Method.GET, path);

        assertThat(response.status()).isEqualTo(Status.MOVED_PERMANENTLY);
        assertThat(header(response, "Location")).isEqualTo(location);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aRedirectLeadsToThePageAndNotRound() throws IOException {
        for (String path : new String[] {"/index/", "/twice.html.html", "/docs/index", "/a%20b%3f.html"}) {
            String at = path;
            for (int hops = 0; Answers.status(files, at) == 301; hops++) {
                assertThat(hops).as(path).isLessThan(3);
                String location = header(Answers.head(files, Method.GET, at), "Location");
                at = URI.create(at).resolve(location).toString();
            }
            assertThat(Answers.status(files, at)).as(path).isEqualTo(200);
        }
    }

    @Test
    void aFolderWithoutAPageIsListedAsEver() throws IOException {
        assertThat(text(files.handle(Request.get("/plain/")))).contains("a.txt");
        assertThat(Answers.status(files.withListing(false), "/plain/")).isEqualTo(404);
    }

    @Test
    void whatIsNotAskedForIsNotDone() throws IOException {
        StaticFiles plain = files.withCleanUrls(false);

        assertThat(Answers.status(plain, "/about")).isEqualTo(404);
        assertThat(Answers.status(plain, "/about.html")).isEqualTo(200);
        assertThat(Answers.status(plain, "/index.html")).isEqualTo(200);
    }

    @Test
    void whatIsHiddenStaysHidden() throws IOException {
        write(root, ".secret.html", "secret");

        assertThat(Answers.status(files.withHidden(false), "/.secret")).isEqualTo(404);
        assertThat(Answers.status(files.withHidden(false), "/.secret.html")).isEqualTo(404);
    }

    @Test
    void aPageThatIsALinkToTheOutsideIsNone(@TempDir Path outside) throws IOException {
        Path secret = write(outside, "secret.html", "secret");
        Files.createSymbolicLink(root.resolve("leak.html"), secret);

        for (String path : new String[] {"/leak", "/leak.html", "/leak/"}) {
            assertThat(Answers.status(files, path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void aPageIsKeptInMemory() throws IOException {
        assertThat(files.handle(Request.get("/about")).body())
                .isSameAs(files.handle(Request.get("/about?again")).body());
    }

    @Test
    void whatHasChangedSinceIsSeenAtOnce() throws IOException {
        assertThat(text(files.handle(Request.get("/about")))).isEqualTo("about");

        write(root, "about", "a file of the very name");
        assertThat(text(files.handle(Request.get("/about")))).isEqualTo("a file of the very name");
        assertThat(text(files.handle(Request.get("/about.html")))).isEqualTo("about");

        Files.delete(root.resolve("about"));
        assertThat(text(files.handle(Request.get("/about")))).isEqualTo("about");
        assertThat(Answers.status(files, "/about.html")).isEqualTo(301);

        Files.delete(root.resolve("about.html"));
        assertThat(Answers.status(files, "/about")).isEqualTo(404);
        Files.createDirectory(root.resolve("about"));
        assertThat(Answers.status(files, "/about")).isEqualTo(301);
    }
}
