package ferry.server.files;

import static ferry.server.files.Answers.status;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may be served, and what lies outside, whether or not files are in memory.
@ParameterizedClass
@ValueSource(longs = {0, 3600})
class StaticFilesInsideTest {
    private static final String SECRET = "root:x:0:0";

    /// How far the clock is ahead; an hour later all files have settled.
    @Parameter
    long ahead;

    @TempDir
    Path folder;

    Path root;
    StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        root = folder.resolve("site");
        write(root, "a.txt", "a");
        write(root, "docs/b.txt", "b");
        write(root, ".git/config", SECRET);
        write(root, ".env", SECRET);
        write(root, "docs/.hidden", SECRET);
        write(root, "docs/.well-known/x", SECRET);
        write(root, ".well-known/security.txt", "contact");
        write(root, ".well-known/.hidden", SECRET);
        write(folder, "secret.txt", SECRET);
        write(folder, "etc/passwd", SECRET);
        write(folder, "site-of-another/secret.txt", SECRET);
        files = serving(root);
    }

    @Test
    void noSpellingReachesAFileOutside() throws IOException {
        for (String raw : RequestPathTest.attempts().toList()) {
            Response response = files.withHidden(true).handle(Request.get(raw));
            assertThat(text(response)).as(raw).doesNotContain(SECRET);
            assertThat(response.status().code()).as(raw).isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.git/config",
                "/.git/",
                "/.git",
                "/.env",
                "/docs/.hidden",
                "/docs/.well-known/x",
                "/.well-known/.hidden",
                "/%2egit/config",
                "/%2Eenv"
            })
    void namesWithADotAreHiddenUnlessWanted(String target) throws IOException {
        assertThat(status(files, target)).isEqualTo(404);
        assertThat(status(files.withHidden(true), target)).isIn(200, 301);
        assertThat(status(files.withHidden(true).withHidden(false), target)).isEqualTo(404);
    }

    @Test
    void theWellKnownFolderIsNotHidden() throws IOException {
        assertThat(text(files.handle(Request.get("/.well-known/security.txt")))).isEqualTo("contact");
    }

    @Test
    void linksWithinTheRootAreFollowed() throws IOException {
        link("link.txt", "docs/b.txt");
        link("folder", "docs");
        link("absolute.txt", root.resolve("a.txt").toString());
        link("docs/up", "../docs");
        link("store", ".git");
        assertThat(text(files.handle(Request.get("/link.txt")))).isEqualTo("b");
        assertThat(text(files.handle(Request.get("/folder/b.txt")))).isEqualTo("b");
        assertThat(text(files.handle(Request.get("/absolute.txt")))).isEqualTo("a");
        assertThat(text(files.handle(Request.get("/docs/up/up/b.txt")))).isEqualTo("b");
        assertThat(status(files, "/folder")).isEqualTo(301);
        // The link is visible, and whoever made it wanted it to be.
        assertThat(status(files, "/store/config")).isEqualTo(200);
    }

    @Test
    void aLinkHasTheMediaTypeOfItsOwnName() throws IOException {
        link("page.html", "a.txt");
        assertThat(Answers.header(files.handle(Request.get("/page.html")), "Content-Type"))
                .isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void linksThatLeaveTheRootAreMissingUnlessWanted() throws IOException {
        link("secret.txt", "../secret.txt");
        link("absolute.txt", folder.resolve("secret.txt").toString());
        link("outside", "..");
        link("neighbour", "../site-of-another");
        link("indirect", "docs/second");
        link("docs/second", "../../etc");
        link("index.html", "../secret.txt");
        for (String target : List.of(
                "/secret.txt",
                "/absolute.txt",
                "/outside/secret.txt",
                "/neighbour/secret.txt",
                "/indirect/passwd",
                "/index.html")) {
            assertThat(status(files, target)).as(target).isEqualTo(404);
            assertThat(text(files.withSymlinksOutside(true).handle(Request.get(target))))
                    .as(target)
                    .isEqualTo(SECRET);
        }
        for (String target : List.of("/outside", "/outside/", "/neighbour", "/indirect", "/indirect/")) {
            assertThat(status(files, target)).as(target).isEqualTo(404);
        }
    }

    @Test
    void aPageForWhatIsMissingIsNotFetchedFromOutside() throws IOException {
        link("404.html", "../secret.txt");
        assertThat(text(files.handle(Request.get("/nothing")))).isEqualTo("404 Not Found\n");
    }

    @Test
    void linksInACircleOrToNothingAreMissing() throws IOException {
        link("one", "two");
        link("two", "one");
        link("self", "self");
        link("dangling", "nowhere");
        for (String target : List.of("/one", "/one/", "/self", "/self/x", "/dangling", "/dangling/")) {
            assertThat(status(files, target)).as(target).isEqualTo(404);
            assertThat(status(files.withSymlinksOutside(true), target))
                    .as(target)
                    .isEqualTo(404);
        }
    }

    @Test
    @Timeout(60)
    void aFifoIsMissingAndNobodyWaitsForItsWriter() throws Exception {
        Path fifo = root.resolve("fifo");
        assumeThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        link("to-fifo", "fifo");
        assertThat(status(files, "/fifo")).isEqualTo(404);
        assertThat(status(files, "/fifo/")).isEqualTo(404);
        assertThat(status(files, "/to-fifo")).isEqualTo(404);
    }

    @Test
    void aDeviceIsMissingEvenWhereLinksAreFollowed() throws IOException {
        link("null", "/dev/null");
        assertThat(status(files.withSymlinksOutside(true), "/null")).isEqualTo(404);
        Files.delete(root.resolve("null"));
    }

    @Test
    void whatMayNotBeReadIsForbidden() throws IOException {
        Path file = write(root, "locked.txt", SECRET);
        Path locked = write(root, "locked/a.txt", SECRET).resolveSibling("");
        assertThat(status(files, "/locked.txt")).isEqualTo(200);
        Answers.awaitTick(folder);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(file))
                    .as("the superuser reads everything")
                    .isFalse();
            for (String target : List.of("/locked.txt", "/locked/", "/locked/a.txt")) {
                assertThat(status(files, target)).as(target).isEqualTo(403);
            }
            Files.move(file, root.resolve("404.html"));
            assertThat(text(files.handle(Request.get("/nothing")))).isEqualTo("404 Not Found\n");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aRootThatIsALinkMayLeadToTheNextRelease() throws IOException {
        Path first = folder.resolve("release-1");
        Path second = folder.resolve("release-2");
        write(first, "index.html", "1");
        write(second, "index.html", "2");
        Path current = Files.createSymbolicLink(folder.resolve("current"), first);
        StaticFiles released = serving(current);
        assertThat(text(released.handle(Request.get("/")))).isEqualTo("1");
        Files.move(
                Files.createSymbolicLink(folder.resolve("next"), second),
                current,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        assertThat(text(released.handle(Request.get("/")))).isEqualTo("2");
        assertThat(released.root()).isEqualTo(current);
    }

    @Test
    void aLinkThatTurnsToTheOutsideIsMissingAtOnce() throws IOException {
        link("link.txt", "a.txt");
        link("folder", "docs");
        assertThat(text(files.handle(Request.get("/link.txt")))).isEqualTo("a");
        assertThat(text(files.handle(Request.get("/folder/b.txt")))).isEqualTo("b");
        write(folder, "etc/b.txt", SECRET);
        link("next", "../secret.txt");
        Files.move(root.resolve("next"), root.resolve("link.txt"), StandardCopyOption.ATOMIC_MOVE);
        link("next", "../etc");
        Files.move(root.resolve("next"), root.resolve("folder"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(status(files, "/link.txt")).isEqualTo(404);
        assertThat(status(files, "/folder/b.txt")).isEqualTo(404);
    }

    @Test
    void aFileThatMovesOutAndIsLinkedBackIsMissingAtOnce() throws IOException {
        assertThat(text(files.handle(Request.get("/a.txt")))).isEqualTo("a");
        Answers.awaitTick(folder);
        Files.move(root.resolve("a.txt"), folder.resolve("a.txt"));
        link("a.txt", "../a.txt");
        assertThat(status(files, "/a.txt")).isEqualTo(404);
    }

    @Test
    void aRootThatIsGoneIsMissingAndMayComeBack() throws IOException {
        Path moved = folder.resolve("moved");
        Files.move(root, moved);
        assertThat(status(files, "/")).isEqualTo(404);
        assertThat(status(files, "/a.txt")).isEqualTo(404);
        Files.move(moved, root);
        assertThat(status(files, "/a.txt")).isEqualTo(200);
    }

    private StaticFiles serving(Path path) {
        return StaticFiles.serving(path, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead)));
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }
}
