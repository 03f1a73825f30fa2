package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodTest {
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"})
    void theMethodsOfTheRfcsAreKnown(String name) {
        assertThat(Method.of(name).isKnown()).isTrue();
        assertThat(Method.of(name)).isSameAs(Method.of(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "get", "Get", "M-SEARCH"})
    void anyOtherTokenIsAMethodThatIsNotKnown(String name) {
        assertThat(Method.of(name).isKnown()).isFalse();
        assertThat(Method.of(name)).isEqualTo(new Method(name)).hasToString(name);
    }

    @Test
    void caseMatters() {
        assertThat(Method.of("get")).isNotEqualTo(Method.GET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GET ", "G T", "G\nT", "(", "\u00c4"})
    void whatIsNoTokenIsNoMethod(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Method.of(name));
    }
}
