package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParserTest {
    @Test
    void aHeadIsARequestAndWhatFollowsIt() {
        String head = """
                PUT /a%20b?c HTTP/1.1\r
                Host: localhost:7878\r
                User-Agent: curl/8\r
                Content-Length: 5\r
                Expect: 100-continue\r
                \r
                """;

        assertThat(Feed.parse(head))
                .isEqualTo(new Complete(
                        new Request(
                                Method.PUT,
                                RequestTarget.of("/a%20b?c"),
                                Version.HTTP_1_1,
                                Headers.of(
                                        "Host", "localhost:7878",
                                        "User-Agent", "curl/8",
                                        "Content-Length", "5",
                                        "Expect", "100-continue"),
                                Feed.CLIENT),
                        new Framing.Length(5),
                        true,
                        true,
                        head.length()));
    }

    @Test
    void whatABrowserSendsIsComplete() {
        String head = """
                GET /index.html HTTP/1.1\r
                Host: 127.0.0.1:7878\r
                Connection: keep-alive\r
                sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"\r
                sec-ch-ua-mobile: ?0\r
                Upgrade-Insecure-Requests: 1\r
                User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0\r
                Accept: text/html,application/xhtml+xml;q=0.9,image/avif,*/*;q=0.8\r
                Accept-Encoding: gzip, deflate, br, zstd\r
                Accept-Language: en-GB,en;q=0.9\r
                If-None-Match: "5f-18c"\r
                \r
                """;

        Complete complete = Feed.complete(head);

        assertThat(complete.framing()).isEqualTo(new Framing.None());
        assertThat(complete.request().headers().size()).isEqualTo(10);
        assertThat(complete.request().header("if-none-match")).contains("\"5f-18c\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "\r\n", "\r\n\r\n", "G", "GET / HTTP/1.1\r\nHost: a\r\n\r"})
    void theBeginningOfAHeadIsPartial(String text) {
        assertThat(Feed.parse(text)).isEqualTo(new Partial());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\n\r\n", "\r\n\r\n\r\n\r\n"})
    void aFewEmptyLinesBeforeARequestAreIgnored(String lines) {
        String text = lines + "GET / HTTP/1.0\r\n\r\n";

        assertThat(Feed.complete(text).end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    HTTP/1.1, -,                    true
                    HTTP/1.1, keep-alive,           true
                    HTTP/1.1, close,                false
                    HTTP/1.1, Close,                false
                    HTTP/1.1, 'keep-alive, close',  false
                    HTTP/1.1, 'Upgrade ,close',     false
                    HTTP/1.1, closed,               true
                    HTTP/1.1, '',                   true
                    HTTP/1.0, -,                    false
                    HTTP/1.0, keep-alive,           true
                    HTTP/1.0, Keep-Alive,           true
                    HTTP/1.0, 'keep-alive, close',  false
                    HTTP/1.0, close,                false
                    HTTP/1.0, upgrade,              false
                    """)
    void theVersionAndTheConnectionFieldSayWhetherTheConnectionPersists(
            String version, @Nullable String options, boolean persistent) {
        String field = options == null ? "" : "Connection: " + options + "\r\n";

        assertThat(Feed.complete("GET / " + version + "\r\nHost: a\r\n" + field + "\r\n")
                        .persistent())
                .isEqualTo(persistent);
    }

    @Test
    void twoConnectionFieldsAreOneList() {
        assertThat(Feed.complete("GET / HTTP/1.1\r\nHost: a\r\nConnection: x\r\nConnection: close\r\n\r\n")
                        .persistent())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, Content-Length: 1,          100-continue,                true",
        "HTTP/1.1, Transfer-Encoding: chunked, 100-Continue,                true",
        "HTTP/1.1, Content-Length: 1,          '100-continue, 100-continue', true",
        "HTTP/1.1, Content-Length: 1,          '',                          false",
        "HTTP/1.1, Content-Length: 0,          100-continue,                false",
        "HTTP/1.1, x: y,                       100-continue,                false",
        "HTTP/1.0, Content-Length: 1,          100-continue,                false",
        "HTTP/1.0, Content-Length: 1,          something,                   false",
    })
    void aClientThatHasContentMayWaitToBeToldToGoOn(String version, String framing, String value, boolean expects) {
        String head = "POST / " + version + "\r\nHost: a\r\n" + framing + "\r\nExpect: " + value + "\r\n\r\n";

        assertThat(Feed.complete(head).expectsContinue()).isEqualTo(expects);
    }

    @ParameterizedTest
    @ValueSource(strings = {"something", "100-continue, something", "100-continue=1", "200-ok"})
    void anotherExpectationFails(String value) {
        Feed.assertRefused("POST / HTTP/1.1\r\nHost: a\r\nExpect: " + value + "\r\n\r\n", Status.EXPECTATION_FAILED);
    }

    @Test
    void theAdviceEchoesNothing() {
        for (String text :
                new String[] {"SECRET\r\n", "GET /SECRET\u0001 HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nSECRET\r\n\r\n"}) {
            assertThat(Feed.parse(text))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.advice()).doesNotContain("SECRET"));
        }
    }
}
