package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({"port,port,0", "prot,port,1", "por,port,1", "poort,port,1", "part,port,1", "'',port,4", "port,'',4"})
    void distanceCountsTypingErrors(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    }

    @Test
    void theNearestWordIsMeant() {
        assertThat(Spelling.closest("--hots", List.of("--port", "--host"))).contains("--host");
    }

    @Test
    void theBeginningOfAWordIsEnough() {
        assertThat(Spelling.closest("--max", List.of("--port", "--max-connections")))
                .contains("--max-connections");
    }

    @Test
    void nothingIsMeantByAWordFarFromAll() {
        assertThat(Spelling.closest("--fish", List.of("--port", "--host", "--demo")))
                .isEmpty();
    }
}
