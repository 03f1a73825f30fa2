package ferry.server.files;

import static ferry.server.files.Answers.header;
import static ferry.server.files.Answers.text;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is on disk when a request arrives is what is sent, whether or not it was in memory.
@ParameterizedClass
@ValueSource(longs = {0, 3600})
class StaticFilesFreshnessTest {
    /// How far the clock is ahead; an hour later all files have settled.
    @Parameter
    long ahead;

    @TempDir
    Path root;

    StaticFiles files;

    @BeforeEach
    void serve() {
        files = StaticFiles.serving(root, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead)));
    }

    @Test
    void aChangeOfTheSameSizeIsSeen() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        Response first = files.handle(Request.get("/a.txt"));
        assertThat(text(first)).isEqualTo("one");
        Answers.awaitTick(root);
        Files.writeString(file, "two");
        // Within the same second, so that only the tag can tell.
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.000001Z")));
        Response second = files.handle(Request.get("/a.txt")
                .with("If-None-Match", header(first, "ETag"))
                .with("If-Modified-Since", header(first, "Last-Modified")));
        assertThat(second.status()).isEqualTo(Status.OK);
        assertThat(text(second)).isEqualTo("two");
    }

    @Test
    void aReplacementWithTheSameDateAndSizeIsSeen() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        String tag = header(files.handle(Request.get("/a.txt")), "ETag");
        Path replacement = Files.writeString(root.resolve("b.txt"), "two");
        Files.setLastModifiedTime(replacement, Files.getLastModifiedTime(file));
        Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
        Response response = files.handle(Request.get("/a.txt").with("If-None-Match", tag));
        assertThat(text(response)).isEqualTo("two");
    }

    @Test
    void whatIsWrittenInPlaceUnderTheSameDateIsSeen() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        FileTime date = Files.getLastModifiedTime(file);
        assertThat(text(files.handle(Request.get("/a.txt")))).isEqualTo("one");
        Answers.awaitTick(root);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, date);
        assertThat(text(files.handle(Request.get("/a.txt")))).isEqualTo("two");
    }

    @Test
    void aTouchedFileHasAnotherTag() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        String tag = header(files.handle(Request.get("/a.txt")), "ETag");
        Answers.awaitTick(root);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        Response touched = files.handle(Request.get("/a.txt").with("If-None-Match", tag));
        assertThat(touched.status()).isEqualTo(Status.OK);
        assertThat(header(touched, "Last-Modified")).isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
    }

    @Test
    void aFileThatGrowsLargeAndShrinksAgainIsWhole() throws IOException {
        for (int size : new int[] {10, FileContent.AT_ONCE + 1, FileContent.AT_ONCE, 0}) {
            Answers.awaitTick(root);
            Files.write(root.resolve("a.txt"), new byte[size]);
            assertThat(Answers.bytes(files.handle(Request.get("/a.txt")))).hasSize(size);
            assertThat(Answers.bytes(files.handle(Request.get("/a.txt")))).hasSize(size);
        }
    }

    @Test
    void anIndexMayComeAndGo() throws IOException {
        assertThat(text(files.handle(Request.get("/")))).contains("0 entries");
        for (String content : List.of("one", "two")) {
            Path index = Files.writeString(root.resolve("index.html"), content);
            assertThat(text(files.handle(Request.get("/")))).isEqualTo(content);
            assertThat(text(files.handle(Request.get("/")))).isEqualTo(content);
            Answers.awaitTick(root);
            Files.delete(index);
            assertThat(text(files.handle(Request.get("/")))).contains("0 entries");
        }
    }

    @Test
    void aFileMayBecomeAFolderAndGoAway() throws IOException {
        Path path = Files.writeString(root.resolve("a"), "file");
        assertThat(Answers.status(files, "/a")).isEqualTo(200);
        Files.delete(path);
        assertThat(Answers.status(files, "/a")).isEqualTo(404);
        Files.createDirectory(path);
        assertThat(Answers.status(files, "/a")).isEqualTo(301);
    }

    /// Each state of the file is a different number of the same letter, so that its tag, which begins with its size,
    /// tells
    /// what content belongs to it.
    @ParameterizedTest
    @ValueSource(ints = {100, FileContent.AT_ONCE - 100, 2 * FileContent.AT_ONCE})
    @Timeout(60)
    void aTagNeverStandsBesideTheContentOfAnotherState(int size) throws Exception {
        replace(size, 0);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> writer = executor.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    replace(size, i);
                }
                return "done";
            });
            int answered = 0;
            while (!writer.isDone() || answered == 0) {
                Response response = files.handle(Request.get("/a.txt"));
                if (response.status().equals(Status.OK)) {
                    assertConsistent(response, size);
                    answered++;
                } else {
                    assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
                }
            }
            writer.get();
        }
    }

    /// The versions are of one size, so that nothing but the content tells.
    @Test
    @Timeout(60)
    void noAnswerIsOlderThanItsRequest() throws Exception {
        var published = new AtomicInteger();
        publish(0);
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            Future<?> writer = executor.submit(() -> {
                for (int version = 1; version <= 100; version++) {
                    Answers.awaitTick(root);
                    publish(version);
                    published.set(version);
                }
                return "done";
            });
            Callable<String> reader = () -> {
                while (!writer.isDone()) {
                    int before = published.get();
                    Response response = files.handle(Request.get("/a.txt"));
                    if (response.status().equals(Status.OK)) {
                        assertThat(version(text(response))).isGreaterThanOrEqualTo(before);
                    } else {
                        assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
                    }
                }
                return "done";
            };
            for (Future<String> done : executor.invokeAll(List.of(reader, reader, reader))) {
                done.get();
            }
            writer.get();
        }
        assertThat(version(text(files.handle(Request.get("/a.txt"))))).isEqualTo(100);
    }

    private void publish(int version) throws IOException {
        Path next = Files.writeString(
                root.resolve("next"),
                String.format(Locale.ROOT, "%04d", version).repeat(5000));
        Files.move(next, root.resolve("a.txt"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// That of the first number, which has to be the only one.
    private static int version(String content) {
        String number = content.substring(0, 4);
        assertThat(content).isEqualTo(number.repeat(5000));
        return Integer.parseInt(number);
    }

    private void replace(int size, int state) throws IOException {
        String letter = Character.toString('a' + state % 26);
        Path next = Files.writeString(root.resolve("next"), letter.repeat(size + state % 26));
        Files.move(next, root.resolve("a.txt"), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void assertConsistent(Response response, int size) throws IOException {
        String content = text(response);
        String tag = header(response, "ETag");
        int state = content.length() - size;
        assertThat(Long.parseLong(tag.substring(1, tag.indexOf('-')), 16)).isEqualTo(content.length());
        assertThat(content).isEqualTo(Character.toString('a' + state).repeat(content.length()));
    }
}
