package ferry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({"3, 3", "1 2, 1.5", "9 1 5, 5", "4 1 3 2, 2.5", "7 7 1, 7"})
    void theMedianIsInTheMiddle(String values, double median) {
        assertThat(Numbers.median(
                        Arrays.stream(values.split(" ")).map(Double::valueOf).toList()))
                .isEqualTo(median);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "1.004, 1.00", "9.876, 9.88", "12.34, 12.3", "123.4, 123", "9999, 9999", "'12345', '12,345'"
    })
    void threeDigitsCount(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text);
    }
}
