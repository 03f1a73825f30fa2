package ferry.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.wire.Limits;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A connection that closes while its client may still be sending content has to know it: whoever sends to a closed
/// socket is reset, and a reset can overtake the answer (RFC 9112, 9.6).
class UnreadContentTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final HttpService service = new HttpService(
            request -> Response.text(Status.OK, "hello\n"),
            new StandingFields(Headers.empty()),
            new Timeouts(LONG, LONG, LONG),
            InstantSource.system(),
            Optional.empty(),
            false,
            () -> false);

    static Stream<Arguments> contents() {
        String five = "Content-Length: 5\r\n";
        String expecting = five + "Expect: 100-continue\r\n";
        String closing = five + "Connection: close\r\n";
        return Stream.of(
                Arguments.of("Content-Length: 1048577\r\n", "", Next.CLOSE, true),
                Arguments.of(expecting, "", Next.CLOSE, true),
                Arguments.of(expecting, "12345", Next.CLOSE, true),
                Arguments.of(closing, "", Next.CLOSE, true),
                Arguments.of(closing, "123", Next.CLOSE, true),
                Arguments.of(closing, "12345", Next.CLOSE, false),
                Arguments.of("Connection: close\r\n", "", Next.CLOSE, false),
                Arguments.of("Transfer-Encoding: chunked\r\n", "zz\r\n", Next.CLOSE, true),
                Arguments.of(five, "123", Next.AGAIN, true),
                Arguments.of(five, "12345", Next.AGAIN, false));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsStillToComeIsKnown(String fields, String content, Next next, boolean unread) throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + content;
        try (var listener = WrappedServerSocket.onLoopback();
                var client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            var connection = new Connection(
                    listener.accept(), new Inbox(Limits.STANDARD), System::nanoTime, visited -> {}, closed -> {});
            client.getOutputStream().write(request.getBytes(ISO_8859_1));
            assertThat(connection.read()).isTrue();
            assertThat(service.serve(connection)).isEqualTo(next);
            assertThat(connection.hasUnread()).isEqualTo(unread);
            connection.close();
        }
    }
}
