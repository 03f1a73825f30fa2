package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderRulesTest {
    private static final Headers OWN = Headers.of("Content-Type", "text/html", "Vary", "Accept");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/*~X-A: 1                               | /a         | Content-Type: text/html; Vary: Accept; X-A: 1",
                "/a~X-A: 1                               | /a/        | Content-Type: text/html; Vary: Accept",
                "/b~X-A: 1                               | /a         | Content-Type: text/html; Vary: Accept",
                "/*~X-A: 1~/a~x-a: 2~X-B: 3              | /a         | Content-Type: text/html; Vary: Accept; x-a: 1, 2; X-B: 3",
                "/*~X-A: 1~X-A: 2                        | /a         | Content-Type: text/html; Vary: Accept; X-A: 1, 2",
                "/*~Set-Cookie: a=1~Set-Cookie: b=2      | /a         | Content-Type: text/html; Vary: Accept; Set-Cookie: a=1; Set-Cookie: b=2",
                "/*~content-type: text/plain             | /a         | Vary: Accept; content-type: text/plain",
                "/*~Vary: Origin                         | /a         | Content-Type: text/html; Vary: Accept; Vary: Origin",
                "/*~X-A: 1~/a~! X-A                      | /a         | Content-Type: text/html; Vary: Accept",
                "/*~! Content-Type                       | /a         | Vary: Accept",
                "/a~! X-A~/*~X-A: 1                      | /a         | Content-Type: text/html; Vary: Accept; X-A: 1",
                "/:x/*~X-A: :x at :splat, :y             | /a/b%20c   | Content-Type: text/html; Vary: Accept; X-A: a at b%20c, :y",
                "/*~X-A: :splat                          | /%0d%0aX:1 | Content-Type: text/html; Vary: Accept; X-A: %0D%0AX%3A1",
                "https://a.test/*~X-A: 1                 | /a         | Content-Type: text/html; Vary: Accept; X-A: 1",
                "https://b.test/*~X-A: 1                 | /a         | Content-Type: text/html; Vary: Accept",
                "# c~/*~# X-B: 2~~X-A:                   | /a         | Content-Type: text/html; Vary: Accept; X-A: ",
                "/*~X-A: 1~X-A:                          | /a         | Content-Type: text/html; Vary: Accept; X-A: 1",
                "/*~X-A:~X-A: 1                          | /a         | Content-Type: text/html; Vary: Accept; X-A: 1",
                "/a/*~X-A: :splat b                      | /a/        | Content-Type: text/html; Vary: Accept; X-A: b",
                "/*~Link: </a.css>; rel=preload, </b>    | /a         | Content-Type: text/html; Vary: Accept; Link: </a.css>; rel=preload, </b>",
                "/*~HTTP-A: http://b.test/               | /a         | Content-Type: text/html; Vary: Accept; HTTP-A: http://b.test/",
                "/*.js~X-A: 1                            | /a/b.js    | Content-Type: text/html; Vary: Accept; X-A: 1",
            })
    void allBlocksThatMatchAreApplied(String text, String path, String fields) {
        HeaderRules rules = HeaderParser.parse(text.replace("~", "\n  "));

        assertThat(rules.complaints()).isEmpty();
        assertThat(edited(rules, Status.OK, path)).isEqualTo(fields.strip());
    }

    @Test
    void anErrorIsNotOfTheTypeOfTheFile() {
        HeaderRules rules = HeaderParser.parse("/*\n Content-Type: text/css\n Content-Disposition: inline\n X-A: 1");

        assertThat(edited(rules, Status.NOT_FOUND, "/a")).isEqualTo("Content-Type: text/html; Vary: Accept; X-A: 1");
        assertThat(edited(rules, Status.BAD_REQUEST, "/a")).isEqualTo("Content-Type: text/html; Vary: Accept; X-A: 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 3          | the server says Content-Length itself",
                "transfer-encoding: chunked | the server says transfer-encoding itself",
                "Connection: close          | the server says Connection itself",
                "Date: today                | the server says Date itself",
                "Content-Encoding: gzip     | the server says Content-Encoding itself",
                "Content-Range: bytes 0-1/2 | the server says Content-Range itself",
                "ETag: \"a\"                | the server says ETag itself",
                "Location: /x               | the server says Location itself",
                "! Content-Length           | the server says Content-Length itself",
                "!ETag                      | the server says ETag itself",
                "X A: 1                     | \"X A\" is no field name",
                ": 1                        | \"\" is no field name",
                "!                          | \"\" is no field name",
                "nonsense                   | a field is a name, a colon and a value",
                "X-A: \u20ac                | the value of X-A holds a character that no field may hold",
                "X-A: a\u0000b              | the value of X-A holds a character that no field may hold",
                "Basic-Auth: me:hunter2     | passwords are not read from here: start Ferry with --auth USER:PASSWORD",
            })
    void aBadLineIsReportedWithItsNumberAndTheOthersCount(String line, String complaint) {
        HeaderRules rules = HeaderParser.parse("/*\n  X-B: 1\n  " + line + "\n  X-C: 2");

        assertThat(rules.complaints()).containsExactly("_headers:3: " + complaint);
        assertThat(edited(rules, Status.OK, "/a")).isEqualTo("Content-Type: text/html; Vary: Accept; X-B: 1; X-C: 2");
    }

    @Test
    void aFieldNeedsAPathBeforeIt() {
        assertThat(HeaderParser.parse("X-A: 1\n/*\n X-B: 2").complaints())
                .containsExactly("_headers:1: a field needs a path before it, such as /*");
    }

    @Test
    void theFieldsOfABadPathGoWithIt() {
        HeaderRules rules = HeaderParser.parse("/*\n X-A: 1\n/*/*\n X-B: 2\n X-C: 3\n/a\n X-D: 4");

        assertThat(rules.complaints()).singleElement().asString().startsWith("_headers:3: \"/*/*\" is no path");
        assertThat(edited(rules, Status.OK, "/a")).isEqualTo("Content-Type: text/html; Vary: Accept; X-A: 1; X-D: 4");
    }

    @Test
    void blocksBeyondTheLimitAreLeftOut() {
        String text = IntStream.rangeClosed(1, HeaderParser.BLOCK_LIMIT + 1)
                .mapToObj(number -> "/" + number + "\n X-A: " + number + "\n")
                .collect(Collectors.joining());
        HeaderRules rules = HeaderParser.parse(text);

        assertThat(rules.complaints()).containsExactly("_headers:1001: there are more than 500 blocks");
        assertThat(edited(rules, Status.OK, "/500")).endsWith("X-A: 500");
        assertThat(edited(rules, Status.OK, "/501")).doesNotContain("X-A");
    }

    private static String edited(HeaderRules rules, Status status, String path) {
        Response response = new Response(status, OWN, Response.of(status).body());
        String spelling = PathPattern.canonical(RequestTarget.of(path)).orElseThrow();
        Headers headers = rules.edit(response, spelling, "a.test").headers();
        return StreamSupport.stream(headers.spliterator(), false)
                .map(field -> field.name() + ": " + field.value())
                .collect(Collectors.joining("; "))
                .strip();
    }
}
