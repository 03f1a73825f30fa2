package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes over a real socket, byte by byte.
class ProtocolTest {
    private static final String HELLO = response("200 OK", "hello\n");

    private TestServer server;

    private static String response(String status, String content, String... connection) {
        return "HTTP/1.1 " + status + "\r\nDate: " + TestServer.DATE + "\r\nServer: ferry\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + content.length() + "\r\n"
                + String.join("", connection) + "\r\n" + content;
    }

    private static String refusal(String status, String content) {
        return response(status, content, "Connection: close\r\n");
    }

    @BeforeEach
    void start() throws IOException {
        server = TestServer.with(request -> switch (request.target().path()) {
                    case "/chunked" ->
                        Response.of(
                                Status.OK,
                                Body.streamed(OptionalLong.empty(), out -> out.write(new byte[] {'a', 'b'})));
                    case "/broken" -> throw new IllegalStateException("a secret");
                    case "/method" -> Response.text(Status.OK, request.method() + "\n");
                    case "/close" -> Response.text(Status.OK, "bye\n").with("Connection", "close");
                    default -> Response.text(Status.OK, "hello\n");
                })
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> conversations() {
        String get = RawClient.get("/");
        String last = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        String bye = refusal("200 OK", "hello\n");
        return Stream.of(
                Arguments.of("one request, then the client is done", get, HELLO),
                Arguments.of("two requests in one piece", get + last, HELLO + bye),
                Arguments.of("a response closes the connection when the client asks for it", last + get, bye),
                Arguments.of("HTTP/1.0 closes", "GET / HTTP/1.0\r\n\r\n", bye),
                Arguments.of(
                        "HTTP/1.0 with keep-alive stays",
                        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + last,
                        response("200 OK", "hello\n", "Connection: keep-alive\r\n") + bye),
                Arguments.of(
                        "HEAD is GET without the content",
                        "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + last,
                        HELLO.substring(0, HELLO.indexOf("hello")) + bye),
                Arguments.of(
                        "content that nobody reads is skipped",
                        "POST /method HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n12345" + last,
                        response("200 OK", "POST\n") + bye),
                Arguments.of(
                        "chunked content that nobody reads is skipped",
                        "POST /method HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n"
                                + last,
                        response("200 OK", "POST\n") + bye),
                Arguments.of(
                        "content that looks like a request is none",
                        "POST /method HTTP/1.1\r\nHost: a\r\nContent-Length: " + get.length() + "\r\n\r\n" + get + last,
                        response("200 OK", "POST\n") + bye),
                Arguments.of(
                        "who expects a 100 gets the answer instead",
                        "POST /method HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n",
                        refusal("200 OK", "POST\n")),
                Arguments.of(
                        "content of unknown length comes in chunks",
                        "GET /chunked HTTP/1.1\r\nHost: a\r\n\r\n" + last,
                        "HTTP/1.1 200 OK\r\nDate: " + TestServer.DATE + "\r\nServer: ferry\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n0002\r\nab\r\n0\r\n\r\n" + bye),
                Arguments.of(
                        "content of unknown length ends with the connection in HTTP/1.0",
                        "GET /chunked HTTP/1.0\r\n\r\n",
                        "HTTP/1.1 200 OK\r\nDate: " + TestServer.DATE + "\r\nServer: ferry\r\n"
                                + "Connection: close\r\n\r\nab"),
                Arguments.of(
                        "a handler that fails says nothing of why",
                        RawClient.get("/broken") + last,
                        response("500 Internal Server Error", "500 Internal Server Error\n") + bye),
                Arguments.of(
                        "a handler can end the connection", RawClient.get("/close") + get, refusal("200 OK", "bye\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void aConversationIsAnsweredToTheByte(String name, String said, String heard) throws IOException {
        try (RawClient client = server.connect()) {
            assertThat(client.send(said).finish().readToEnd()).isEqualTo(heard);
        }
    }

    @Test
    void contentThatIsMalformedEndsTheConnection() throws IOException {
        String request = "POST /method HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n";
        try (RawClient client = server.connect()) {
            client.send(request + RawClient.get("/"));
            assertThat(client.readToEnd()).isEqualTo(refusal("200 OK", "POST\n"));
        }
    }

    @Test
    void contentThatTurnsOutMalformedLaterEndsTheConnection() throws IOException {
        String request = "POST /method HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (RawClient client = server.connect()) {
            assertThat(client.send(request).readResponse()).isEqualTo(response("200 OK", "POST\n"));
            client.send("zz\r\n" + RawClient.get("/"));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void contentThatIsTooMuchToSkipEndsTheConnection() throws IOException {
        long length = HttpService.CONTENT_LIMIT + 1;
        try (RawClient client = server.connect()) {
            client.send("POST /method HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n");
            assertThat(client.readToEnd()).isEqualTo(refusal("200 OK", "POST\n"));
        }
    }

    static Stream<Arguments> noRequests() {
        return Stream.of(
                Arguments.of("GET  / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("GET / HTTP/2.0\r\n\r\n", 505),
                Arguments.of("GET / HTTP/1.1\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n", 400),
                Arguments.of("\u0016\u0003\u0001\u0002\u0000\u0001 a TLS client's first words", 400));
    }

    @ParameterizedTest
    @MethodSource("noRequests")
    void whatIsNoRequestIsRefusedAndTheConnectionCloses(String said, int status) throws IOException {
        try (RawClient client = server.connect()) {
            assertThat(client.send(said).readToEnd())
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nConnection: close\r\n");
        }
    }

    @Test
    void aHeadWithoutEndIsRefusedWhenItIsTooLong() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /" + "a".repeat(9000));
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 414 ");
        }
        try (RawClient client = server.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + "X-Long: value\r\n".repeat(200));
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 431 ");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void aConversationInSingleBytesIsAnsweredTheSame(String name, String said, String heard) throws IOException {
        try (RawClient client = server.connect()) {
            for (int i = 0; i < said.length(); i++) {
                client.send(said.substring(i, i + 1));
            }
            assertThat(client.finish().readToEnd()).isEqualTo(heard);
        }
    }
}
