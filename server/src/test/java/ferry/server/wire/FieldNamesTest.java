package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    private static String read(String name) {
        byte[] bytes = Feed.bytes("x" + name + ": y");
        return FieldNames.text(bytes, 1, 1 + name.length());
    }

    @ParameterizedTest
    @FieldSource("ferry.server.wire.FieldNames#USUAL")
    void aUsualNameIsMadeOnce(String name) {
        assertThat(read(name)).isSameAs(name);
    }

    @ParameterizedTest
    @FieldSource("ferry.server.wire.FieldNames#USUAL")
    void anotherSpellingIsAnotherText(String name) {
        for (String other : new String[] {
            name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), name + "s", name.substring(1), "X-" + name
        }) {
            assertThat(read(other)).isEqualTo(other);
        }
    }

    /// One `H` weighs as much as a `G` and eleven more of the next letter.
    @Test
    void aNameWithTheHashOfAUsualOneIsAnotherName() {
        assertThat(read("Gzst")).isEqualTo("Gzst");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "X-Forwarded-For", "~"})
    void anyOtherNameIsReadAsItIs(String name) {
        assertThat(read(name)).isEqualTo(name);
    }
}
