package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSectionTest {
    private static String request(String fields) {
        return "GET / HTTP/1.0\r\n" + fields + "\r\n";
    }

    private static Headers read(String fields) {
        return Feed.complete(request(fields)).request().headers();
    }

    @Test
    void noFieldsAreFine() {
        assertThat(read("")).isEqualTo(Headers.empty());
    }

    @Test
    void fieldsKeepTheirOrderAndTheirCase() {
        assertThat(read("b: 1\r\nA: 2\r\nB: 3\r\n")).isEqualTo(Headers.of("b", "1", "A", "2", "B", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b c", "a: b c", "a:\tb c", "a: \t b c \t ", "a:b c "})
    void whiteSpaceAroundAValueIsNoPartOfIt(String field) {
        assertThat(read(field + "\r\n")).isEqualTo(Headers.of("a", "b c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:", "a: ", "a: \t "})
    void aValueMayBeEmpty(String field) {
        assertThat(read(field + "\r\n")).isEqualTo(Headers.of("a", ""));
    }

    @Test
    void aValueIsIso88591() {
        assertThat(read("a: \u00e4\u00ff\u0080\r\n").first("a")).contains("\u00e4\u00ff\u0080");
    }

    @Test
    void aValueMayHoldColonsAndTabs() {
        assertThat(read("a: b: c\td\r\n").first("a")).contains("b: c\td");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a b",
                ":",
                ": b",
                "a : b",
                "a\t: b",
                " a: b",
                "\ta: b",
                "a: b\r\n c",
                "a: b\r\n\tc: d",
                "a: b\r\n  ",
                "(a): b",
                "a@b: c",
                "\u00e4: b",
                "a\u0000: b",
                "a: \u0000",
                "a: b\u0000c",
                "a: \u0001",
                "a: b\u000bc",
                "a: \u007f",
                "a: \u001b[2J"
            })
    void whatIsNoFieldIsABadRequest(String field) {
        Feed.assertRefused(request(field + "\r\n"), Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b\n", "a: b\rc\r\n", "a: b\r\r\n", "a: b\n\r\n", "a: b\r", "a\n: b\r\n"})
    void onlyCarriageReturnAndLineFeedEndALine(String field) {
        Feed.assertRefused(request(field), Status.BAD_REQUEST);
    }

    @Test
    void theRequestLineEndsLikeAllOthers() {
        Feed.assertRefused("GET / HTTP/1.0\n\n", Status.BAD_REQUEST);
        Feed.assertRefused("GET / HTTP/1.0\r\r\n\r\n", Status.BAD_REQUEST);
    }
}
