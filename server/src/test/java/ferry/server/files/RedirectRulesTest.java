package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.RequestTarget;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/old /new                             | /old                | 301 /new",
                "/old /new                             | /old/               | 301 /new",
                "/old /new                             | /older              | none",
                "/old /new 302                         | /old?a=b            | 302 /new?a=b",
                "/old /new?c=d                         | /old?a=b            | 301 /new?c=d",
                "/old /new#part                        | /old?a=b            | 301 /new?a=b#part",
                "/old /new 200!                        | /old                | 200! /new",
                "/old /new#part 200                    | /old?a              | 200 /new?a",
                "/old /new 404                         | /old                | 404 /new",
                "/old /new 410!                        | /old                | 410! /new",
                "/old /new 308 # a comment             | /old                | 308 /new",
                "/old https://a.test                   | /old?q              | 301 https://a.test/?q",
                "/old HTTPS://a.test:81/x              | /old                | 301 HTTPS://a.test:81/x",
                "/old https://a.test?x=y               | /old?q              | 301 https://a.test/?x=y",
                "/news/* /blog/:splat                  | /news/a/b           | 301 /blog/a/b",
                "/news/* /blog/:splat                  | /news               | 301 /blog/",
                "/news/* /blog/:splat                  | /news/%3Cx%3E%0d%0a | 301 /blog/%3Cx%3E%0D%0A",
                "/news/* /blog/:splat                  | /news/%25           | 301 /blog/%25",
                "/:y/:m/:t /:t-:m-:y.html              | /26/11/x            | 301 /x-11-26.html",
                "/* https://a.test/:splat              | /x/y?q              | 301 https://a.test/x/y?q",
                "/* https://a.test/:splat              | /@evil.test         | 301 https://a.test/%40evil.test",
                "/x* /:splat                           | /x/evil.test/       | 301 /evil.test/",
                "/x/* /:splat/evil.test                | /x/                 | 301 /evil.test",
                "/x* https://a.test/:splat             | /x/y                | 301 https://a.test/y",
                "/* /:splat                            | //evil.test         | none",
                "/* /:splat                            | /%2Fevil.test       | none",
                "/* /:splat                            | /%5Cevil.test       | none",
                "/* /:splat                            | /a/b                | none",
                "/a/ /a                                | /a                  | none",
                "/a /a/                                | /a                  | none",
                "/a /%61                               | /a?q                | none",
                "/a /a?x=1                             | /a                  | 301 /a?x=1",
                "/a /a?x=1                             | /a?x=1              | none",
                "/* /index.html 200                    | /index.html         | 200 /index.html",
                "/* /index.html 200                    | /a/b?c              | 200 /index.html?c",
                "/store id=:id /blog/:id               | /store?id=7&x=y     | 301 /blog/7",
                "/store id=:id /blog/:id               | /store?x=y&id=a%2Fb | 301 /blog/a%2Fb",
                "/store id=:id /blog/:id               | /store?id=a+b?      | 301 /blog/a%20b%3F",
                "/store id=:id /blog/:id               | /store?id=%zz       | none",
                "/store id=:id /blog/:id               | /store              | none",
                "/store id=:id /blog/:id               | /store?id           | 301 /blog/",
                "/store id=:id /:id                    | /store?id=%2Fevil   | 301 /%2Fevil",
                "/store id=7 tag=:t /x/:t              | /store?tag=b&id=7   | 301 /x/b",
                "/store id=7 tag=:t /x/:t              | /store?tag=b&id=8   | none",
                "/p/* a=:a /q/:splat/:a                | /p/x?a=1            | 301 /q/x/1",
                "https://b.test/* /b/:splat            | /x                  | none",
                "https://a.test/* /b/:splat            | /x                  | 301 /b/x",
                "/été /summer                          | /%C3%A9t%C3%A9      | 301 /summer",
                "/old /été                             | /old                | 301 /%C3%A9t%C3%A9",
                "/a /b ~ /a /c                         | /a                  | 301 /b",
                "/:x /b ~ /a /c                        | /a                  | 301 /b",
                "/a /b ~ /:x /c                        | /a                  | 301 /b",
                "/b /1 ~ /* /2 ~ /a /3                 | /a                  | 301 /2",
                "# /a /b ~  ~   /a   /c   301          | /a                  | 301 /c",
            })
    void theFirstRuleThatMatchesSaysWhereToGo(String text, String target, String outcome) {
        RedirectRules rules = RedirectParser.parse(text.replace(" ~ ", "\n"));

        assertThat(rules.complaints()).isEmpty();
        assertThat(outcome(rules, target)).isEqualTo(outcome);
    }

    private static String outcome(RedirectRules rules, String text) {
        RequestTarget target = RequestTarget.of(text);
        return PathPattern.canonical(target).stream()
                .flatMap(path -> rules.matches(target, path, "a.test"))
                .findFirst()
                .map(match -> match.rule().status().code() + (match.rule().forced() ? "! " : " ") + match.destination())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/old                           | a rule is a path, a target and perhaps a status",
                "/old a=b                       | a rule is a path, a target and perhaps a status",
                "/old # /new                    | a rule is a path, a target and perhaps a status",
                "old /new                       | \"old\" is no path to redirect",
                "//old /new                     | \"//old\" is no path to redirect",
                "/*/* /new                      | \"/*/*\" is no path to redirect",
                "/a-:b /new                     | \"/a-:b\" is no path to redirect",
                "/../a /new                     | \"/../a\" is no path to redirect",
                "/a?b=c /new                    | \"/a?b=c\" is no path to redirect",
                "/old new                       | \"new\" is no target",
                "/old //evil.test               | \"//evil.test\" is no target",
                "/old /a\\b                     | \"/a\\b\" is no target",
                "/old javascript:alert(1)       | \"javascript:alert(1)\" is no target",
                "/* https://:splat/             | \"https://:splat/\" is no target",
                "/* https://a.test:splat        | \"https://a.test:splat\" is no target",
                "/* https://a.test.:splat       | \"https://a.test.:splat\" is no target",
                "/* https://me:x@a.test/        | \"https://me:x@a.test/\" is no target",
                "/old /new 300                  | \"300\" is no status: it is one of 200, 301, 302, 303, 307",
                "/old /new 3011                 | \"3011\" is no status",
                "/old /new !                    | \"!\" is no status",
                "/old /new 301 302              | \"301 302\" is no status",
                "/old /new 301 Country=au,nz    | a local server can't know whether Country=au,nz holds",
                "/old /new language=de          | a local server can't know whether language=de holds",
                "/old /new 200! Role=admin      | a local server can't know whether Role=admin holds",
                "/api/* https://a.test/:splat 200 | Ferry is no proxy",
                "/api/* https://a.test/ 404     | Ferry is no proxy",
            })
    void aBadLineIsReportedWithItsNumberAndTheOthersCount(String line, String complaint) {
        RedirectRules rules = RedirectParser.parse("# rules\n\n" + line + "\n/good /better");

        assertThat(rules.complaints())
                .singleElement()
                .asString()
                .startsWith("_redirects:3: " + complaint)
                .doesNotContain("\n");
        assertThat(outcome(rules, "/good")).isEqualTo("301 /better");
    }

    @Test
    void aLineThatIsTooLongIsLeftOut() {
        String just = "/a /" + "b".repeat(RuleSource.LINE_LIMIT - 4);

        assertThat(RedirectParser.parse(just).isEmpty()).isFalse();
        assertThat(RedirectParser.parse(just + "b").complaints())
                .containsExactly("_redirects:1: a line has at most 2000 characters");
    }

    @Test
    void rulesBeyondTheLimitAreLeftOut() {
        String dynamic = numbered(RedirectParser.DYNAMIC_LIMIT + 1, "/d%d/* /x");
        String literal = numbered(RedirectParser.STATIC_LIMIT + 1, "/s%d /x");
        RedirectRules rules = RedirectParser.parse(dynamic + literal);

        assertThat(rules.complaints())
                .containsExactly(
                        "_redirects:501: there are more than 500 rules with placeholders",
                        "_redirects:10502: there are more than 10000 rules");
        assertThat(outcome(rules, "/d500/")).isEqualTo("301 /x");
        assertThat(outcome(rules, "/d501/")).isEqualTo("none");
        assertThat(outcome(rules, "/s10000")).isEqualTo("301 /x");
        assertThat(outcome(rules, "/s10001")).isEqualTo("none");
    }

    @Test
    void nobodyReadsAThousandComplaints() {
        assertThat(RedirectParser.parse(String.join("\n", Collections.nCopies(1000, "bad")))
                        .complaints())
                .hasSize(21)
                .last()
                .isEqualTo("_redirects: and so on");
    }

    private static String numbered(int count, String line) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> line.formatted(number) + "\n")
                .collect(Collectors.joining());
    }
}
