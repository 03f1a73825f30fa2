package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:",
                "c:x",
                ":a",
                "~a",
                "a.txt:stream",
                "a.txt::$DATA",
                "a.",
                "a...",
                "a ",
                "GIT~1",
                "NUL",
                "nul.txt",
                "Con",
                "aux.h",
                "com1",
                "LPT9.log",
                "con .txt",
                "CONIN$"
            })
    void onWindowsSomeNamesMeanSomethingElse(String name) {
        assertThat(NameRules.WINDOWS.allow(name)).isFalse();
        assertThat(NameRules.POSIX.allow(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.txt", ".git", "", "console", "com", "com10", "a b", "nullable.js", "é"})
    void ordinaryNamesAreAllowedEverywhere(String name) {
        assertThat(NameRules.WINDOWS.allow(name)).isTrue();
        assertThat(NameRules.POSIX.allow(name)).isTrue();
    }
}
