package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    private final Headers headers = Headers.of("Accept", "a", "Vary", "x", "accept", "b", "Empty", "");

    @Test
    void namesCompareWithoutRegardToCase() {
        assertThat(headers.first("ACCEPT")).contains("a");
        assertThat(headers.contains("vARY")).isTrue();
        assertThat(headers.contains("Var")).isFalse();
    }

    @Test
    void theFirstOfSeveralFieldsIsTheFirstInTheMessage() {
        assertThat(headers.first("accept")).contains("a");
        assertThat(headers.first("absent")).isEmpty();
        assertThat(headers.first("empty")).contains("");
    }

    @Test
    void allFieldsOfANameKeepTheirOrder() {
        assertThat(headers.all("Accept")).containsExactly("a", "b");
        assertThat(headers.all("vary")).containsExactly("x");
        assertThat(headers.all("absent")).isEmpty();
    }

    @Test
    void severalFieldsAreOneList() {
        assertThat(headers.combined("accept")).contains("a, b");
        assertThat(headers.combined("absent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    close                   | close
                    Keep-Alive, CLOSE       | keep-alive,close
                    ' a ,b,, c ,'           | a,b,c
                    """)
    void aListOfTokensIsInLowerCaseWithoutEmptyMembers(String value, String members) {
        assertThat(Headers.of("Connection", value.strip()).tokens("connection")).containsExactly(members.split(","));
    }

    @Test
    void aListMayBeSpreadOverFieldsOrBeEmpty() {
        assertThat(headers.tokens("Accept")).containsExactly("a", "b");
        assertThat(headers.tokens("Empty")).isEmpty();
        assertThat(headers.tokens("absent")).isEmpty();
    }

    @Test
    void plusAddsAtTheEnd() {
        assertThat(headers.plus("Vary", "y").all("Vary")).containsExactly("x", "y");
        assertThat(headers.all("Vary")).containsExactly("x");
    }

    @Test
    void withReplacesAllOfTheName() {
        Headers changed = headers.with("ACCEPT", "c");

        assertThat(changed).isEqualTo(Headers.of("Vary", "x", "Empty", "", "ACCEPT", "c"));
        assertThat(headers.all("Accept")).containsExactly("a", "b");
    }

    @Test
    void withoutRemovesAllOfTheName() {
        assertThat(headers.without("aCCEPT")).isEqualTo(Headers.of("Vary", "x", "Empty", ""));
        assertThat(headers.without("absent")).isEqualTo(headers);
        assertThat(Headers.of("a", "b").without("a")).isEqualTo(Headers.empty());
    }

    @Test
    void theyIterateInTheOrderOfTheMessage() {
        assertThat(headers).extracting(Headers.Field::name).containsExactly("Accept", "Vary", "accept", "Empty");
        assertThat(headers.size()).isEqualTo(4);
    }

    @Test
    void nobodyChangesThemFromOutside() {
        var fields = new ArrayList<>(List.of(new Headers.Field("a", "b")));
        Headers copy = Headers.copyOf(fields);
        fields.clear();

        assertThat(copy.size()).isEqualTo(1);
        var iterator = copy.iterator();
        iterator.next();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(iterator::remove);
    }

    @Test
    void theyAreValues() {
        assertThat(Headers.of("a", "b")).isEqualTo(Headers.of("a", "b")).hasSameHashCodeAs(Headers.of("a", "b"));
        assertThat(Headers.of("a", "b")).isNotEqualTo(Headers.of("a", "c")).isNotEqualTo("a: b");
        assertThat(Headers.of("a", "b", "c", "d")).hasToString("a: b\nc: d");
    }

    @Test
    void aNameNeedsAValue() {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("a", "b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "a\r\nb", "\u00e4", "a\u0000"})
    void aNameThatIsNoTokenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(name, "value"));
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.empty().with(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nSet-Cookie: b", "a\nb", "a\rb", "\u0000", " a", "a ", "\ta", "\u0100", "\u20ac", "\u007f"})
    void aValueThatIsNotOneLineOfBytesIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of("name", value));
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.empty().plus("name", value));
    }
}
