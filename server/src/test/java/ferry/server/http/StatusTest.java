package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 600, 1000})
    void aCodeHasThreeDigits(int code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Status(code, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "\u0000", " a", "\u20ac"})
    void aReasonIsOneLineOfBytes(String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Status(200, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "100, false",
        "101, false",
        "199, false",
        "200, true",
        "204, false",
        "205, true",
        "206, true",
        "301, true",
        "304, false",
        "404, true",
        "416, true",
        "500, true",
        "599, true"
    })
    void someStatusesHaveNoContent(int code, boolean allowed) {
        assertThat(new Status(code, "").allowsContent()).isEqualTo(allowed);
    }

    @Test
    void itReadsAsInAStatusLine() {
        assertThat(Status.NOT_FOUND).hasToString("404 Not Found");
    }

    @Test
    void noTwoConstantsHaveTheSameCode() throws IllegalAccessException {
        List<Field> constants = Arrays.stream(Status.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();
        assertThat(constants).hasSizeGreaterThan(20);
        var codes = new HashSet<Integer>();
        for (var constant : constants) {
            Status status = (Status) constant.get(null);
            assertThat(codes.add(status.code())).as(constant.getName()).isTrue();
            assertThat(constant.getName())
                    .isEqualTo(status.reason().toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
