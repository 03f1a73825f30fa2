package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Status;
import ferry.server.wire.Parsed.Invalid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLineTest {
    private static String request(String line) {
        return line + "\r\nHost: a\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET / HTTP/1.1                 | GET     | /              | HTTP/1.1
                    GET / HTTP/1.0                 | GET     | /              | HTTP/1.0
                    GET / HTTP/1.2                 | GET     | /              | HTTP/1.1
                    GET / HTTP/1.9                 | GET     | /              | HTTP/1.1
                    HEAD /a/b.html HTTP/1.1        | HEAD    | /a/b.html      | HTTP/1.1
                    POST /form HTTP/1.1            | POST    | /form          | HTTP/1.1
                    GE / HTTP/1.1                  | GE      | /              | HTTP/1.1
                    GETS / HTTP/1.1                | GETS    | /              | HTTP/1.1
                    get / HTTP/1.1                 | get     | /              | HTTP/1.1
                    brew /pot HTTP/1.1             | brew    | /pot           | HTTP/1.1
                    M-SEARCH / HTTP/1.1            | M-SEARCH| /              | HTTP/1.1
                    !#$%&'*+-.^_`~ / HTTP/1.1      | !#$%&'*+-.^_`~ | /       | HTTP/1.1
                    GET /a?b=c&d=%20 HTTP/1.1      | GET     | /a?b=c&d=%20   | HTTP/1.1
                    GET /? HTTP/1.1                | GET     | /?             | HTTP/1.1
                    GET /?? HTTP/1.1               | GET     | /??            | HTTP/1.1
                    GET //a//b HTTP/1.1            | GET     | //a//b         | HTTP/1.1
                    GET /../a/./b HTTP/1.1         | GET     | /../a/./b      | HTTP/1.1
                    GET /"<>[]^`{}\\ HTTP/1.1      | GET     | /"<>[]^`{}\\   | HTTP/1.1
                    GET /%zz%0d%0a HTTP/1.1        | GET     | /%zz%0d%0a     | HTTP/1.1
                    OPTIONS * HTTP/1.1             | OPTIONS | *              | HTTP/1.1
                    GET http://b HTTP/1.1          | GET     | /              | HTTP/1.1
                    GET http://b/ HTTP/1.1         | GET     | /              | HTTP/1.1
                    GET HTTP://b:80/c?d HTTP/1.1   | GET     | /c?d           | HTTP/1.1
                    GET http://b?c/d HTTP/1.1      | GET     | /?c/d          | HTTP/1.1
                    GET http://[::1]:80/ HTTP/1.1  | GET     | /              | HTTP/1.1
                    GET /http://b/ HTTP/1.1        | GET     | /http://b/     | HTTP/1.1
                    """)
    void aMethodATargetAndAVersionAreARequest(String line, String method, String target, String version) {
        var request = Feed.complete(request(line)).request();

        assertThat(request.method().name()).isEqualTo(method);
        assertThat(request.target()).hasToString(target);
        assertThat(request.version()).hasToString(version);
        assertThat(request.client()).isEqualTo(Feed.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HELLO",
                "GET",
                "GET  /",
                "POST /",
                "GET  / HTTP/1.1",
                "GET /  HTTP/1.1",
                "GET / HTTP/1.1 ",
                " GET / HTTP/1.1",
                "GET\t/ HTTP/1.1",
                "GET /a b HTTP/1.1",
                "GET HTTP/1.1",
                "GET  HTTP/1.1",
                "/ HTTP/1.1",
                "G(T / HTTP/1.1",
                "G\u00e4T / HTTP/1.1",
                "GET / http/1.1",
                "GET / HTTP/1",
                "GET / HTTP/1.",
                "GET / HTTP/.1",
                "GET / HTTP/1.10",
                "GET / HTTP/11.1",
                "GET / HTTP/1.x",
                "GET / HTTP/-1.1",
                "GET / HTTPS/1.1",
                "GET / HTTP 1.1",
                "GET / HTTP/1.1 HTTP/1.1",
                "GET /a#b HTTP/1.1",
                "GET # HTTP/1.1",
                "GET /\u0000 HTTP/1.1",
                "GET /\u001b[2J HTTP/1.1",
                "GET /\u007f HTTP/1.1",
                "GET /\u00e4 HTTP/1.1",
                "GET a HTTP/1.1",
                "GET ?a HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS *? HTTP/1.1",
                "OPTIONS ** HTTP/1.1",
                "GET b:80 HTTP/1.1",
                "GET https://b/ HTTP/1.1",
                "GET ftp://b/ HTTP/1.1",
                "GET http:/b HTTP/1.1",
                "GET http:// HTTP/1.1",
                "GET http:///b HTTP/1.1",
                "GET http://:80/ HTTP/1.1",
                "GET http://u@b/ HTTP/1.1",
                "GET http://u:p@b/ HTTP/1.1",
                "GET http://b:http/ HTTP/1.1",
                "GET http://b:80:80/ HTTP/1.1",
                "GET http://[::1/ HTTP/1.1",
                "GET http://b\\c/ HTTP/1.1"
            })
    void anythingElseIsABadRequest(String line) {
        assertRefused(line, Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET /index.html",
                "GET / HTTP/0.9",
                "GET / HTTP/0.0",
                "GET / HTTP/2.0",
                "GET / HTTP/3.0",
                "PRI * HTTP/2.0",
                "CONNECT b:80 HTTP/9.9"
            })
    void anotherVersionIsNotSupported(String line) {
        assertRefused(line, Status.HTTP_VERSION_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT b:443 HTTP/1.1", "CONNECT / HTTP/1.1", "CONNECT http://b/ HTTP/1.0"})
    void aTunnelIsNotImplemented(String line) {
        assertRefused(line, Status.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET", "HELLO", "GET /", "GET /a b", "* BAD"})
    void aLineThatNamesNoVersionIsAnsweredBeforeTheFieldsAreThere(String line) {
        assertThat(Feed.parse(line + "\r\n")).isInstanceOf(Invalid.class);
    }

    @Test
    void theQueryIsWhatFollowsTheFirstQuestionMark() {
        var target = Feed.complete(request("GET /a?b?c HTTP/1.1")).request().target();

        assertThat(target.path()).isEqualTo("/a");
        assertThat(target.query()).isEqualTo(Optional.of("b?c"));
    }

    private static void assertRefused(String line, Status status) {
        Feed.assertRefused(request(line), status);
    }
}
