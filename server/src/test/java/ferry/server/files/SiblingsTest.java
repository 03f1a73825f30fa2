package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiblingsTest {
    @ParameterizedTest
    @CsvSource({
        "10, 2026-01-02T03:04:05.678Z, true",
        "10, 2026-01-02T03:04:06Z,     true",
        "10, 2026-01-02T03:04:05Z,     true",
        "10, 2026-01-02T03:04:05.677Z, false",
        "10, 2026-01-02T03:04:05.600Z, false",
        "10, 2026-01-02T03:04:04Z,     false",
        "99, 2026-01-02T03:04:05.678Z, true",
        "100, 2026-01-02T03:04:05.678Z, false",
        "0,  2026-01-02T03:04:05.678Z, false",
    })
    void whatIsSmallerAndNotOlderStandsForAFile(long size, Instant modified, boolean stands) {
        var file = new FileState(100, FileTime.from(Instant.parse("2026-01-02T03:04:05.678Z")), 1);
        assertThat(Siblings.standsFor(new FileState(size, FileTime.from(modified), 2), file))
                .isEqualTo(stands);
    }
}
