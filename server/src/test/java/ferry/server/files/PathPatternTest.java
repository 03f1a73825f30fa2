package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.RequestTarget;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/            | /                  | {}",
                "/            | /a                 | no",
                "/a           | /a                 | {}",
                "/a           | /a/                | no",
                "/a/          | /a/                | {}",
                "/a/          | /a                 | no",
                "/a           | /A                 | no",
                "/a.b         | /axb               | no",
                "/a%20b       | /a%20b             | {}",
                "/%61         | /a                 | {}",
                "/a           | /%61               | {}",
                "/~me/(x)     | /%7Eme/%28x%29     | {}",
                "/*           | /                  | {splat=}",
                "/*           | /a/b               | {splat=a/b}",
                "/*           | /a%20b/%3F         | {splat=a%20b/%3F}",
                "/a/*         | /a                 | no",
                "/a/*         | /a/                | {splat=}",
                "/a/*         | /a/b/              | {splat=b/}",
                "/a*          | /abc/d             | {splat=bc/d}",
                "/a*          | /a/b               | {splat=/b}",
                "/*.js        | /x/y.js            | {splat=x/y}",
                "/*.js        | /x.js.js           | {splat=x.js}",
                "/*.js        | /x.json            | no",
                "/a/*/edit    | /a/b/c/edit        | {splat=b/c}",
                "/a/*/edit    | /a/edit            | no",
                "/*0          | /a%20              | no",
                "/*0          | /a0                | {splat=a}",
                "/:a          | /x                 | {a=x}",
                "/:a          | /x/                | no",
                "/:a          | /                  | no",
                "/:a/:b_2     | /x/y%2Cz           | {a=x, b_2=y%2Cz}",
                "/:a/:b       | /x/y/z             | no",
                "/news/:y/*   | /news/2026/a/b     | {splat=a/b, y=2026}",
                "/*/:last     | /a/b/c             | {last=c, splat=a/b}",
                "/:1          | /:1                | {}",
                "/a:          | /a:                | {}",
                "/été         | /%C3%A9t%C3%A9     | no pattern",
                "/%C3%A9      | /%c3%a9            | {}",
            })
    void aPatternTellsSlashesApart(String pattern, String path, String captures) {
        assertThat(match(PathPattern.exactly(pattern), path)).isEqualTo(captures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/            | /                  | {}",
                "/a           | /a                 | {}",
                "/a           | /a/                | {}",
                "/a/          | /a                 | {}",
                "/a/          | /a/                | {}",
                "/a           | /a/b               | no",
                "/*           | /                  | {splat=}",
                "/*           | /a/b/              | {splat=a/b/}",
                "/a/*         | /a                 | {splat=}",
                "/a/*         | /a/                | {splat=}",
                "/a/*         | /ab                | no",
                "/a/*         | /a/b               | {splat=b}",
                "/a/:b        | /a/b/              | {b=b}",
                "/a/*/c       | /a/b/c/            | {splat=b}",
                "/:a/*        | /x                 | {a=x, splat=}",
            })
    void aPatternMayIgnoreTheSlashAtTheEnd(String pattern, String path, String captures) {
        assertThat(match(PathPattern.ignoringSlash(pattern), path)).isEqualTo(captures);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a//b",
                "/..",
                "/a/%2e%2e/b",
                "/./a",
                "/%zz",
                "/%",
                "/%2",
                "/%ff",
                "/a%2Fb",
                "/a\\b",
                "/a?b=c",
                "/a#b",
                "/a b",
                "/*/*",
                "/**",
                "/:a/:a",
                "/:splat/*",
                "/a-:b",
                "/:a-b",
                "/:a.html",
                "/\u00e9",
            })
    void whatIsNoPathIsNoPattern(String text) {
        assertThat(PathPattern.exactly(text)).isEmpty();
        assertThat(PathPattern.ignoringSlash(text)).isEmpty();
    }

    @Test
    void onlyPatternsWithoutPlaceholdersAreLiteral() {
        assertThat(PathPattern.ignoringSlash("/a%62/").orElseThrow().literal()).contains("/ab");
        assertThat(PathPattern.ignoringSlash("/").orElseThrow().literal()).contains("");
        assertThat(PathPattern.ignoringSlash("/:a").orElseThrow().literal()).isEmpty();
        assertThat(PathPattern.ignoringSlash("/*").orElseThrow().literal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/,              /",
        "/a/b/,          /a/b/",
        "/%61%2c?q=%61,  /a%2C",
    })
    void aPathHasOneSpelling(String target, String spelling) {
        assertThat(PathPattern.canonical(RequestTarget.of(target))).contains(spelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil", "/a//b", "/..", "/%2e%2e/a", "/a%2fb", "/%5Cevil", "/a%00", "/%zz", "/%C0%AE", "*"})
    void whatNoFileIsCalledHasNoSpelling(String target) {
        assertThat(PathPattern.canonical(RequestTarget.of(target))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/x/:a,             /x/1",
        "/:a:b/:a,          /12%20/1",
        "/:ab/:c/:,         /:ab/:c/:",
        "https://h/:a.html, https://h/1.html",
        "/$1\\:a,           /$1\\1",
    })
    void namesAreReplacedByWhatTheyStandFor(String template, String expanded) {
        assertThat(new Captures(Map.of("a", "1", "b", "2%20")).expand(template)).isEqualTo(expanded);
    }

    private static String match(Optional<PathPattern> pattern, String path) {
        if (pattern.isEmpty()) {
            return "no pattern";
        }
        return PathPattern.canonical(RequestTarget.of(path))
                .flatMap(pattern.get()::match)
                .map(captures -> new TreeMap<>(captures.values()).toString())
                .orElse("no");
    }
}
