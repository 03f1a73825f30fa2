package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.RequestPath.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    private static final Path ROOT = Path.of("/srv/site");

    @Test
    void aSlashAloneIsTheRoot() {
        assertThat(RequestPath.of("/")).isEqualTo(Names.of(List.of(), true));
    }

    @ParameterizedTest
    @CsvSource({
        "/a,                    a,              false",
        "/a/,                   a,              true",
        "/a/b.html,             a|b.html,       false",
        "/a%20b/c+d,            a b|c+d,        false",
        "/%E2%82%AC.txt,        €.txt,          false",
        "/100%25,               100%,           false",
        "/%252e%252e/x,         %2e%2e|x,       false",
        "/...,                  ...,            false",
        "/..a/b..,              ..a|b..,        false",
        "/.well-known/x,        .well-known|x,  false",
        "/a:b,                  a:b,            false",
        "/a%3Ab,                a:b,            false",
        "/;a=1,                 ;a=1,           false",
        "/[a]|b^\"<c>',         [a]|b^\"<c>',   false",
        "/%c3%A9,               é,              false",
        "/a%23b%3Fc,            a#b?c,          false",
        "/~user/,               ~user,          true",
    })
    void wellFormedPathsAreDecodedOnce(String raw, String names, boolean folder) {
        // The pipe separates the names of a row but for the one in which it is part of a name.
        List<String> expected = raw.contains("|") ? List.of(names) : List.of(names.split("\\|", -1));
        assertThat(RequestPath.of(raw)).isEqualTo(Names.of(expected, folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "a/b",
                "http://host/",
                "/%",
                "/%4",
                "/a%2",
                "/%zz",
                "/%2g",
                "/%g2",
                "/%+1",
                "/%-1",
                "/%u002e",
                "/a b",
                "/a\tb",
                "/a\nb",
                "/a\0b",
                "/a\u007Fb",
                "/é",
                "/\u0100",
                "/a?b",
                "/a#b",
                "/%00",
                "/a%00.txt",
                "/.",
                "/..",
                "/./a",
                "/../a",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/a/.",
                "/a/../",
                "/%2e",
                "/%2E%2e",
                "/.%2e",
                "/%2e.",
                "/a/%2e%2e/b",
                "/%80",
                "/%ff",
                "/%c3",
                "/%c3%28",
                "/%e2%82",
                "/%c0%ae%c0%ae",
                "/%c0%af",
                "/%e0%80%ae",
                "/%f0%80%80%ae",
                "/%ed%a0%80",
                "/%f4%90%80%80",
            })
    void malformedPathsAreRefused(String raw) {
        assertThat(RequestPath.of(raw)).isEqualTo(Refused.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "//a",
                "/a//b",
                "/a//",
                "//evil.example/..",
                "/\\",
                "/a\\b",
                "/..\\a",
                "/%5c",
                "/a%5Cb",
                "/%2f",
                "/a%2Fb",
                "/..%2fa",
                "/%2F%2Fevil.example",
                "/\\evil.example",
                "/a/%2e%2e%2fb",
            })
    void someNamesAreThoseOfNoFile(String raw) {
        assertThat(RequestPath.of(raw)).isEqualTo(Refused.NAMES_NOTHING);
    }

    @Test
    void nothingLeavesTheRoot() {
        assertThat(attempts()).hasSizeGreaterThan(1000).allSatisfy(raw -> {
            switch (RequestPath.of(raw)) {
                case Refused _ -> {}
                case Names path -> assertInside(path.names());
            }
        });
    }

    @Test
    void whatIsEncodedTwiceIsDecodedOnce() {
        assertThat(attempts()).allSatisfy(raw -> {
            switch (RequestPath.of(raw.replace("%", "%25"))) {
                case Refused _ -> {}
                case Names path -> assertThat(path.names()).allMatch(raw::contains);
            }
        });
    }

    private static void assertInside(List<String> names) {
        assertThat(names).noneMatch(RequestPathTest::isDangerous);
        Path resolved = ROOT.resolve(String.join("/", names));
        assertThat(resolved.normalize()).isEqualTo(resolved).startsWithRaw(ROOT);
        assertThat(resolved.getNameCount()).isEqualTo(ROOT.getNameCount() + names.size());
    }

    /// Every spelling of two dots with every spelling of a separator, at the start, in the middle and deep.
    static Stream<String> attempts() {
        List<String> dots = List.of(
                "..",
                "%2e%2e",
                "%2E.",
                ".%2e",
                "%252e%252e",
                "%c0%ae%c0%ae",
                "%e0%80%ae%e0%80%ae",
                "%u002e%u002e",
                "...",
                "....",
                ".. ",
                "..%20",
                "..%00",
                "..;",
                "..;x=1",
                "%EF%BC%8E%EF%BC%8E",
                "..%09",
                "..%0d%0a");
        List<String> separators = List.of(
                "/",
                "//",
                "%2f",
                "%2F",
                "%252f",
                "\\",
                "%5c",
                "%5C",
                "%255c",
                "%c0%af",
                "%c1%9c",
                "%e0%80%af",
                "%u2215",
                "%EF%BC%8F",
                "/./",
                ";/");
        return dots.stream()
                .flatMap(dot -> separators.stream().map(separator -> dot + separator))
                .flatMap(step -> Stream.of(
                        "/" + step + "etc/passwd",
                        "/docs/" + step + step + "secret.txt",
                        "/" + step.repeat(8) + "etc/passwd",
                        "/C:" + step + "windows/win.ini"));
    }

    private static boolean isDangerous(String name) {
        return name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.contains("/")
                || name.contains("\\")
                || name.contains("\0");
    }
}
