package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    private static final String TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void aTokenIsMadeOfTheCharactersOfTheRfc() {
        for (int c = -1; c <= 0x200; c++) {
            assertThat(Syntax.isTokenCharacter(c)).as("%x", c).isEqualTo(c >= 0 && TOKEN.indexOf(c) >= 0);
        }
        assertThat(Syntax.isToken(TOKEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", "a/b", "\"a\"", "a\u0000", "a\n", "\u00e4", "\u0141"})
    void whatIsNoTokenIsNone(String text) {
        assertThat(Syntax.isToken(text)).isFalse();
    }

    @Test
    void aFieldValueHasNoControlCharactersButTheTab() {
        for (int c = -1; c <= 0x200; c++) {
            boolean control = c < 0x20 || c == 0x7F;
            assertThat(Syntax.isFieldValueCharacter(c)).as("%x", c).isEqualTo(c == '\t' || (!control && c <= 0xFF));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "a\tb", "\u00e4\u00ff", "\"a, b\"; c=d"})
    void aFieldValueIsOneLineOfBytes(String text) {
        assertThat(Syntax.isFieldValue(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", " a", "a ", "a\t", "\ta", "a\nb", "a\rb", "a\u0000b", "\u007f", "\u0100"})
    void anythingElseIsNoFieldValue(String text) {
        assertThat(Syntax.isFieldValue(text)).isFalse();
    }

    @Test
    void whiteSpaceIsSpaceAndTab() {
        for (int c = -1; c <= 0x200; c++) {
            assertThat(Syntax.isWhiteSpace(c)).isEqualTo(c == ' ' || c == '\t');
        }
    }
}
