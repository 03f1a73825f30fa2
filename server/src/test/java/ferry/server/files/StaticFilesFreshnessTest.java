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
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is on disk when a request arrives is what is sent.
class StaticFilesFreshnessTest {
    @TempDir
    Path root;

    @Test
    void aChangeOfTheSameSizeIsSeen() throws IOException {
        StaticFiles files = StaticFiles.serving(root);
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        Response first = files.handle(Request.get("/a.txt"));
        assertThat(text(first)).isEqualTo("one");
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
        StaticFiles files = StaticFiles.serving(root);
        Path file = Files.writeString(root.resolve("a.txt"), "one");
        String tag = header(files.handle(Request.get("/a.txt")), "ETag");
        Path replacement = Files.writeString(root.resolve("b.txt"), "two");
        Files.setLastModifiedTime(replacement, Files.getLastModifiedTime(file));
        Files.move(replacement, file, StandardCopyOption.REPLACE_EXISTING);
        Response response = files.handle(Request.get("/a.txt").with("If-None-Match", tag));
        assertThat(text(response)).isEqualTo("two");
    }

    @Test
    void aFileMayBecomeAFolderAndGoAway() throws IOException {
        StaticFiles files = StaticFiles.serving(root);
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
        StaticFiles files = StaticFiles.serving(root);
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
