package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
    @ParameterizedTest
    @CsvSource({
        "plain-Name_1.0~txt,    plain-Name_1.0~txt",
        "a b,                   a%20b",
        "100%,                  100%25",
        "a+b,                   a%2Bb",
        "a:b,                   a%3Ab",
        "javascript:alert(1),   javascript%3Aalert%281%29",
        "<script>,              %3Cscript%3E",
        "\"quoted\",            %22quoted%22",
        "€,                     %E2%82%AC",
        "😀,                    %F0%9F%98%80",
        "?#&=,                  %3F%23%26%3D",
    })
    void onlyUnreservedCharactersAreLeft(String name, String encoded) {
        assertThat(PercentEncoding.encode(name)).isEqualTo(encoded);
    }

    @Test
    void lettersDigitsAndFourMoreAreUnreserved() {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        for (char c = 0; c < 0x80; c++) {
            String name = String.valueOf(c);
            String escaped = "%%%02X".formatted((int) c);
            assertThat(PercentEncoding.encode(name)).isEqualTo(unreserved.contains(name) ? name : escaped);
        }
    }

    @Test
    void whatIsEncodedIsDecodedToTheSame() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                String name = "a" + Character.toString(c) + "%2e";
                assertThat(PercentEncoding.decode(PercentEncoding.encode(name))).contains(name);
                // Beyond the first planes a sample will do.
                c += c > 0x3000 ? 97 : 0;
            }
        }
    }
}
