package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.http.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who wants it so gets what was there a moment ago, at a time that the test decides.
class StaticFilesTrustTest {
    private static final Request PAGE = Request.get("/a.txt");

    @TempDir
    Path root;

    /// An hour ahead, when what the test writes now has long settled.
    Instant now = Instant.now().plus(Duration.ofHours(1));

    StaticFiles files;

    @BeforeEach
    void serve() throws IOException {
        assumeThat(root.getFileSystem().supportedFileAttributeViews()).contains("unix");
        files = StaticFiles.serving(root, () -> now).withTrust(Duration.ofSeconds(2));
        write("one");
    }

    @Test
    void aChangeIsSeenWhenTheTimeIsOver() throws IOException {
        assertThat(answer()).isEqualTo("one");
        write("two");

        now = now.plusMillis(1999);
        assertThat(answer()).isEqualTo("one");
        now = now.plusMillis(1);
        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void aLookCountsAsLongAsTheOneBefore() throws IOException {
        assertThat(answer()).isEqualTo("one");
        now = now.plusMillis(2000);
        assertThat(answer()).isEqualTo("one");
        write("two");

        now = now.plusMillis(1999);
        assertThat(answer()).isEqualTo("one");
        now = now.plusMillis(1);
        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void aFileThatHasGoneIsMissingWhenTheTimeIsOver() throws IOException {
        assertThat(answer()).isEqualTo("one");
        Files.delete(root.resolve("a.txt"));

        assertThat(answer()).isEqualTo("one");
        now = now.plusSeconds(2);
        assertThat(Answers.status(files, "/a.txt")).isEqualTo(404);
    }

    @Test
    void aClockThatIsSetBackEndsTheTrust() throws IOException {
        assertThat(answer()).isEqualTo("one");
        write("two");

        now = now.minusMillis(1);
        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void longTrustEndsAfterTenSecondsAllTheSame() throws IOException {
        files = files.withTrust(Duration.ofDays(1));
        assertThat(answer()).isEqualTo("one");
        write("two");

        now = now.plusMillis(FileMemory.TRUST_MILLIS);
        assertThat(answer()).isEqualTo("one");
        now = now.plusMillis(1);
        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void siblingsAreTrustedToo() throws IOException {
        Files.writeString(root.resolve("a.txt"), "a".repeat(100));
        Files.writeString(root.resolve("a.txt.br"), "coded once");
        Request coded = PAGE.with("Accept-Encoding", "br");
        assertThat(Answers.text(files.handle(coded))).isEqualTo("coded once");
        Files.writeString(root.resolve("a.txt.br"), "coded again");

        now = now.plusMillis(1999);
        assertThat(Answers.text(files.handle(coded))).isEqualTo("coded once");
        now = now.plusMillis(1);
        assertThat(Answers.text(files.handle(coded))).isEqualTo("coded again");
    }

    @Test
    void withoutTrustAChangeIsSeenAtOnce() throws IOException {
        files = files.withTrust(Duration.ZERO);
        assertThat(answer()).isEqualTo("one");
        write("two");

        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void negativeTrustIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> files.withTrust(Duration.ofNanos(-1)));
    }

    private String answer() throws IOException {
        return Answers.text(files.handle(PAGE));
    }

    /// As another file, which has other times than the one before, however coarse the clock.
    private void write(String content) throws IOException {
        Path other = Files.writeString(root.resolve("other"), content);
        Files.move(other, root.resolve("a.txt"), StandardCopyOption.REPLACE_EXISTING);
    }
}
