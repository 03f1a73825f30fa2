package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarriersTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "8, 4", "64, 32"})
    void halfOfTheProcessorsCarryAndNeverNone(int processors, int carriers) {
        assertThat(Carriers.among(processors)).isEqualTo(carriers);
    }
}
