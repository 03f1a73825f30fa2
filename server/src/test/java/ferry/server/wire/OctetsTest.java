package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OctetsTest {
    private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// As the RFCs list them.
    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of("a token", Octets.TOKEN, "!#$%&'*+-.^_`|~" + LETTERS_AND_DIGITS),
                Arguments.of("a field value", Octets.FIELD_VALUE, "\t" + between(' ', '~') + between(0x80, 0xFF)),
                Arguments.of("a target", Octets.TARGET, between('!', '~').replace("#", "")),
                Arguments.of("a host", Octets.HOST, "-._~%!$&'()*+,;=" + LETTERS_AND_DIGITS),
                Arguments.of("between brackets", Octets.IP_LITERAL, "-._~!$&'()*+,;=:" + LETTERS_AND_DIGITS),
                Arguments.of("a digit", Octets.DIGIT, "0123456789"));
    }

    private static String between(int first, int last) {
        var text = new StringBuilder();
        for (int c = first; c <= last; c++) {
            text.append((char) c);
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("classes")
    void aClassHasTheseAndNoOthers(String name, Octets octets, String members) {
        var expected = new BitSet();
        members.chars().forEach(expected::set);
        for (int octet = 0; octet < 256; octet++) {
            assertThat(octets.has((byte) octet)).as("%s: %d", name, octet).isEqualTo(expected.get(octet));
            assertThat(octets.hasAll("0" + (char) octet)).isEqualTo(expected.get(octet));
        }
    }

    @Test
    void theEndIsTheFirstThatDoesNotBelongOrThatOfTheBytes() {
        byte[] bytes = Feed.bytes("123a4");

        assertThat(Octets.DIGIT.endOf(bytes, 0, 5)).isEqualTo(3);
        assertThat(Octets.DIGIT.endOf(bytes, 0, 2)).isEqualTo(2);
        assertThat(Octets.DIGIT.endOf(bytes, 4, 5)).isEqualTo(5);
        assertThat(Octets.DIGIT.endOf(bytes, 3, 5)).isEqualTo(3);
    }
}
