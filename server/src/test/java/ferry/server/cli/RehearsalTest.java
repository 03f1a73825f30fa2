package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {
    @TempDir
    Path site;

    @Test
    void aRehearsalServesAndEndsByItself() throws IOException {
        Files.writeString(site.resolve("index.html"), "Hello");
        assertThat(Rehearsal.of(site, stop -> {})).isZero();
    }
}
