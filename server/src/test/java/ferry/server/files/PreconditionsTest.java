package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.Preconditions.Condition;
import ferry.server.files.Preconditions.Verdict;
import ferry.server.http.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreconditionsTest {
    private static final Instant MODIFIED = Instant.parse("1994-11-06T08:49:37Z");
    private static final Validators CURRENT = new Validators(new EntityTag("now", false), Optional.of(MODIFIED));
    private static final Validators UNDATED = new Validators(CURRENT.tag(), Optional.empty());

    private static final String SAME = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String EARLIER = "Sun, 06 Nov 1994 08:49:36 GMT";
    private static final String LATER = "Sun, 06 Nov 1994 08:49:38 GMT";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "now"               | TRUE
                    "old", "now"        | TRUE
                    *                   | TRUE
                    W/"now"             | FALSE
                    "old"               | FALSE
                    now                 | FALSE
                    "now", oops         | FALSE
                    """)
    void ifMatchComparesStrongly(String value, Condition expected) {
        assertThat(Preconditions.ifMatch(Headers.of("If-Match", value), CURRENT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "now"               | FALSE
                    W/"now"             | FALSE
                    "old", W/"now"      | FALSE
                    *                   | FALSE
                    "old"               | TRUE
                    now                 | TRUE
                    "now", oops         | TRUE
                    """)
    void ifNoneMatchComparesWeakly(String value, Condition expected) {
        assertThat(Preconditions.ifNoneMatch(Headers.of("If-None-Match", value), CURRENT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sun, 06 Nov 1994 08:49:36 GMT                                   | TRUE
                    Sun, 06 Nov 1994 08:49:37 GMT                                   | FALSE
                    Sunday, 06-Nov-94 08:49:37 GMT                                  | FALSE
                    Sun Nov  6 08:49:37 1994                                        | FALSE
                    Sun, 06 Nov 1994 08:49:38 GMT                                   | FALSE
                    yesterday                                                       | NONE
                    Sun, 06 Nov 1994 08:49:37 CET                                   | NONE
                    Mon, 06 Nov 1994 08:49:37 GMT                                   | NONE
                    0                                                               | NONE
                    Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT    | NONE
                    """)
    void datesCountInWholeSecondsAndInvalidOnesNot(String value, Condition modified) {
        Condition unmodified = switch (modified) {
            case TRUE -> Condition.FALSE;
            case FALSE -> Condition.TRUE;
            case NONE -> Condition.NONE;
        };
        Headers since = Headers.of("If-Modified-Since", value);
        Headers unsince = Headers.of("If-Unmodified-Since", value);
        assertThat(Preconditions.ifModifiedSince(since, CURRENT)).isEqualTo(modified);
        assertThat(Preconditions.ifUnmodifiedSince(unsince, CURRENT)).isEqualTo(unmodified);
        assertThat(Preconditions.ifModifiedSince(since, UNDATED)).isEqualTo(Condition.NONE);
        assertThat(Preconditions.ifUnmodifiedSince(unsince, UNDATED)).isEqualTo(Condition.NONE);
    }

    @Test
    void aFieldThatIsNotThereAsksNothing() {
        assertThat(Preconditions.ifMatch(Headers.empty(), CURRENT)).isEqualTo(Condition.NONE);
        assertThat(Preconditions.ifNoneMatch(Headers.empty(), CURRENT)).isEqualTo(Condition.NONE);
        assertThat(Preconditions.ifModifiedSince(Headers.empty(), CURRENT)).isEqualTo(Condition.NONE);
        assertThat(Preconditions.ifUnmodifiedSince(Headers.empty(), CURRENT)).isEqualTo(Condition.NONE);
    }

    @Test
    void linesOfOneNameAreOneList() {
        assertThat(Preconditions.ifNoneMatch(
                        Headers.of("If-None-Match", "\"old\"", "if-none-match", "\"now\""), CURRENT))
                .isEqualTo(Condition.FALSE);
    }

    /// A request with what its four preconditions are known to be.
    record Case(Headers headers, List<Condition> conditions) {
        @Override
        public String toString() {
            return headers.toString().replace('\n', ' ') + " " + conditions;
        }
    }

    private static final Map<String, Condition> MATCH =
            Map.of("", Condition.NONE, "\"now\"", Condition.TRUE, "*", Condition.TRUE, "\"old\"", Condition.FALSE);
    private static final Map<String, Condition> UNMODIFIED =
            Map.of("", Condition.NONE, SAME, Condition.TRUE, EARLIER, Condition.FALSE, "soon", Condition.NONE);
    private static final Map<String, Condition> NONE_MATCH =
            Map.of("", Condition.NONE, "\"old\"", Condition.TRUE, "*", Condition.FALSE, "W/\"now\"", Condition.FALSE);
    private static final Map<String, Condition> MODIFIED_SINCE =
            Map.of("", Condition.NONE, EARLIER, Condition.TRUE, LATER, Condition.FALSE, "soon", Condition.NONE);

    static Stream<Case> matrix() {
        var fields = List.of(
                Map.entry("If-Match", MATCH),
                Map.entry("If-Unmodified-Since", UNMODIFIED),
                Map.entry("If-None-Match", NONE_MATCH),
                Map.entry("If-Modified-Since", MODIFIED_SINCE));
        var cases = Stream.of(new Case(Headers.empty(), List.of()));
        for (var field : fields) {
            cases = cases.flatMap(before -> field.getValue().entrySet().stream()
                    .map(value -> extended(before, field.getKey(), value.getKey(), value.getValue())));
        }
        return cases;
    }

    private static Case extended(Case before, String name, String value, Condition condition) {
        var conditions = new ArrayList<>(before.conditions());
        conditions.add(condition);
        return new Case(value.isEmpty() ? before.headers() : before.headers().plus(name, value), conditions);
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void preconditionsAreEvaluatedInTheOrderOfTheStandard(Case given) {
        assertThat(Preconditions.evaluate(given.headers(), CURRENT)).isEqualTo(stepByStep(given.conditions()));
    }

    /// RFC 9110, 13.2.2, steps 1 to 4, in its own words and with its jumps.
    private static Verdict stepByStep(List<Condition> conditions) {
        Condition ifMatch = conditions.get(0);
        Condition ifUnmodifiedSince = conditions.get(1);
        Condition ifNoneMatch = conditions.get(2);
        Condition ifModifiedSince = conditions.get(3);
        if (ifMatch == Condition.FALSE) {
            return Verdict.FAILED;
        }
        if (ifMatch == Condition.NONE && ifUnmodifiedSince == Condition.FALSE) {
            return Verdict.FAILED;
        }
        if (ifNoneMatch == Condition.FALSE) {
            return Verdict.NOT_MODIFIED;
        }
        if (ifNoneMatch == Condition.NONE && ifModifiedSince == Condition.FALSE) {
            return Verdict.NOT_MODIFIED;
        }
        return Verdict.PROCEED;
    }
}
