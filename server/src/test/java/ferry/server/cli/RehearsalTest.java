package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RehearsalTest {
    @TempDir
    Path site;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRehearsalServesAndEndsByItself(boolean terminal) throws IOException {
        Files.writeString(site.resolve("index.html"), "Hello");
        assertThat(Rehearsal.of(site, terminal, stop -> {})).isZero();
    }
}
