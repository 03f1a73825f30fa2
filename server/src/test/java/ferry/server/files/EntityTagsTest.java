package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.EntityTags.Any;
import ferry.server.files.EntityTags.Listed;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {
    private static final EntityTag A = new EntityTag("a", false);
    private static final EntityTag WEAK_A = new EntityTag("a", true);
    private static final EntityTag B = new EntityTag("b", false);

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of("\"a\"", List.of(A)),
                Arguments.of("W/\"a\"", List.of(WEAK_A)),
                Arguments.of("\"a\", \"b\"", List.of(A, B)),
                Arguments.of("\"a\",\"b\"", List.of(A, B)),
                Arguments.of("\"a\" ,\t W/\"a\"", List.of(A, WEAK_A)),
                Arguments.of(", \"a\",, ,\"b\" ,", List.of(A, B)),
                Arguments.of("\"\"", List.of(new EntityTag("", false))),
                Arguments.of("\"a,b\"", List.of(new EntityTag("a,b", false))),
                Arguments.of("\"W/\"", List.of(new EntityTag("W/", false))),
                Arguments.of("\"\\\"", List.of(new EntityTag("\\", false))),
                Arguments.of("\"*\"", List.of(new EntityTag("*", false))),
                Arguments.of("\"\u00e9\"", List.of(new EntityTag("\u00e9", false))));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreRead(String field, List<EntityTag> tags) {
        assertThat(EntityTags.parse(field)).isEqualTo(new Listed(tags));
    }

    @Test
    void anAsteriskIsAnyTag() {
        assertThat(EntityTags.parse("*")).isEqualTo(new Any());
        assertThat(new Any().matchStrongly(A)).isTrue();
        assertThat(new Any().matchWeakly(A)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "a",
                "\"a",
                "a\"",
                "'a'",
                "w/\"a\"",
                "W\"a\"",
                "W/a",
                "W/",
                "W",
                "\"a\"b",
                "\"a\"\"b\"",
                "\"a\" \"b\"",
                "\"a\";x",
                "\"a b\"",
                "\"a\tb\"",
                "\"a\", *",
                "*, \"a\"",
                "**",
                "\"a\", b",
                "\"a\" W/",
                "\"a\u007F\"",
                "\"\u0100\"",
            })
    void whatIsNoListOfTagsMatchesNothing(String field) {
        assertThat(EntityTags.parse(field)).isEqualTo(new Listed(List.of()));
    }

    /// The table of RFC 9110, 8.8.3.2.
    @ParameterizedTest
    @CsvSource({
        "W/\"1\",   W/\"1\",    false,  true",
        "W/\"1\",   W/\"2\",    false,  false",
        "W/\"1\",   \"1\",      false,  true",
        "\"1\",     \"1\",      true,   true",
        "\"1\",     \"2\",      false,  false",
    })
    void tagsCompareAsInTheTableOfTheStandard(String left, String right, boolean strongly, boolean weakly) {
        EntityTag one = EntityTag.parse(left).orElseThrow();
        EntityTag other = EntityTag.parse(right).orElseThrow();
        assertThat(one.matchesStrongly(other)).isEqualTo(strongly);
        assertThat(other.matchesStrongly(one)).isEqualTo(strongly);
        assertThat(one.matchesWeakly(other)).isEqualTo(weakly);
        assertThat(other.matchesWeakly(one)).isEqualTo(weakly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"a\", \"b\"", "\"a\" ", " \"a\"", "a", "\"", "W/\""})
    void aSingleTagIsNothingElse(String text) {
        assertThat(EntityTag.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"\""})
    void aTagIsWrittenAsItIsRead(String text) {
        assertThat(EntityTag.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void sizeTimeAndIdentityEachMakeAnotherTag() {
        FileTime time = FileTime.from(Instant.parse("2026-01-02T03:04:05.000000006Z"));
        FileTime later = FileTime.from(time.toInstant().plusNanos(1));
        assertThat(Stream.of(
                                new FileState(1, time, 7),
                                new FileState(2, time, 7),
                                new FileState(1, later, 7),
                                new FileState(1, time, 8))
                        .map(EntityTag::of))
                .doesNotHaveDuplicates()
                .allMatch(tag -> !tag.weak())
                .allSatisfy(tag -> assertThat(EntityTag.parse(tag.toString())).contains(tag));
    }
}
