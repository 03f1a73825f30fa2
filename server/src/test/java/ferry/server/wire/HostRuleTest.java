package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":80",
                "a",
                "localhost",
                "localhost:",
                "localhost:0",
                "localhost:7878",
                "localhost:65535",
                "127.0.0.1:80",
                "[::1]",
                "[::1]:80",
                "[fe80::1ff:fe23:4567:890a]",
                "[::ffff:127.0.0.1]",
                "[1:2:3:4:5:6:7:8]",
                "[v1.a]",
                "[VF.a:b]",
                "a-b.example",
                "a_b",
                "%c3%a4.example",
                "a%41:80",
                "EXAMPLE.com"
            })
    void oneHostAndPerhapsAPortIsWellFormed(String host) {
        assertThat(Feed.complete("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .request()
                        .header("Host"))
                .contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "%",
                "a%4",
                "a%4:80",
                "a%:41",
                "%c3%a",
                "%g0.example",
                "%0g.example",
                "a/b",
                "a?b",
                "a#b",
                "u@a",
                "a\\b",
                "a\"b",
                "<a>",
                "\u00e4",
                "a:b",
                "a:-1",
                "a:+1",
                "a:65536",
                "a:4294967296",
                "a:000080",
                "a:80:80",
                "::1",
                "[]",
                "[",
                "]",
                "[::1",
                "::1]",
                "[::1]a",
                "[::1]80",
                "[[::1]]",
                "[:: 1]",
                "[127.0.0.1]",
                "[a]",
                "[:::]",
                "[1:2:3:4:5:6:7]",
                "[::12345]",
                "[fe80::1%25eth0]",
                "[v1]",
                "[v1.]",
                "[vg.a]",
                "http://a"
            })
    void anythingElseIsABadRequest(String host) {
        assertBadRequest("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertBadRequest("GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n");
    }

    @Test
    void http11NeedsAHostAndHttp10DoesNot() {
        assertBadRequest("GET / HTTP/1.1\r\n\r\n");
        assertBadRequest("GET http://a/ HTTP/1.1\r\n\r\n");
        assertBadRequest("GET / HTTP/1.2\r\n\r\n");
        assertThat(Feed.complete("GET / HTTP/1.0\r\n\r\n").request().headers().contains("Host"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a\r\nHost: b", "Host: a\r\nHost: a", "Host: a\r\nhost:", "HOST:\r\nx: y\r\nhOST: a"})
    void twoHostsAreABadRequest(String fields) {
        assertBadRequest("GET / HTTP/1.1\r\n" + fields + "\r\n\r\n");
        assertBadRequest("GET / HTTP/1.0\r\n" + fields + "\r\n\r\n");
        assertBadRequest("GET http://a/ HTTP/1.1\r\n" + fields + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nHost: a", "HTTP/1.1\r\nhost:", "HTTP/1.0\r\nHost: a", "HTTP/1.0\r\nx: y"})
    void theTargetsAuthorityOutranksTheField(String versionAndFields) {
        var request = Feed.complete("GET http://b:8080/c " + versionAndFields + "\r\n\r\n")
                .request();

        assertThat(request.headers().all("Host")).containsExactly("b:8080");
        assertThat(request.target().path()).isEqualTo("/c");
    }

    private static void assertBadRequest(String text) {
        Feed.assertRefused(text, Status.BAD_REQUEST);
    }
}
