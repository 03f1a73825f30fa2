package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Handler;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.wire.ContentSkipper.State;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// How the parts of the package work together: a server on two arrays instead of a socket.
class ConversationTest {
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final int SKIPPED_AT_MOST = 1_000;

    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        converse("""
                POST /first HTTP/1.1\r
                Host: a\r
                Transfer-Encoding: chunked\r
                \r
                5\r
                GET /\r
                0\r
                \r
                GET /second HTTP/1.1\r
                Host: a\r
                Connection: close\r
                \r
                """, request -> Response.text(Status.OK, request + "\n"));

        assertThat(answers).hasToString("""
                        HTTP/1.1 200 OK\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        Content-Type: text/plain; charset=utf-8\r
                        Content-Length: 21\r
                        \r
                        POST /first HTTP/1.1
                        HTTP/1.1 200 OK\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        Content-Type: text/plain; charset=utf-8\r
                        Content-Length: 21\r
                        Connection: close\r
                        \r
                        GET /second HTTP/1.1
                        """);
    }

    @Test
    void contentOfUnknownLengthIsSentInChunks() throws IOException {
        converse(
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                request -> Response.of(
                        Status.OK,
                        Body.streamed(
                                OptionalLong.empty(), out -> out.write("hello".getBytes(StandardCharsets.UTF_8)))));

        assertThat(answers.toString(StandardCharsets.US_ASCII))
                .endsWith("\r\nTransfer-Encoding: chunked\r\n\r\n0005\r\nhello\r\n0\r\n\r\n");
    }

    @Test
    void whatCannotBeARequestIsAnsweredAndEndsTheConversation() throws IOException {
        converse("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", request -> Response.of(Status.OK));

        assertThat(answers).hasToString("""
                        HTTP/1.1 400 Bad Request\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        Content-Type: text/plain; charset=utf-8\r
                        Content-Length: 45\r
                        Connection: close\r
                        \r
                        400 Bad Request: HTTP/1.1 needs a Host field
                        """);
    }

    private void converse(String text, Handler handler) throws IOException {
        byte[] buffer = Feed.bytes(text);
        int at = 0;
        boolean open = true;
        while (open) {
            switch (RequestParser.parse(buffer, at, buffer.length, Limits.STANDARD, Feed.CLIENT)) {
                case Partial() -> open = false;
                case Invalid(Status status, String advice) -> {
                    send(Request.get("/"), Response.error(status, advice), false);
                    open = false;
                }
                case Complete complete -> {
                    open = send(complete.request(), handler.handle(complete.request()), complete.persistent());
                    at = behindContent(complete, buffer);
                }
            }
        }
    }

    private boolean send(Request request, Response response, boolean mayPersist) throws IOException {
        var plan = ResponsePlan.of(request.method(), request.version(), response, mayPersist);
        ByteBuffer head = ResponseHead.encode(response, plan, request.version(), DATE, 0);
        answers.write(head.array(), head.arrayOffset(), head.limit());
        try (Body body = response.body()) {
            switch (plan.framing()) {
                case LENGTH -> {
                    var out = new MeasuredOutput(answers, body.length().orElseThrow());
                    body.writeTo(out);
                    out.finish();
                }
                case CHUNKED -> {
                    var out = new ChunkedOutput(answers);
                    body.writeTo(out);
                    out.finish();
                }
                case UNTIL_CLOSE -> body.writeTo(answers);
                case NONE -> {}
            }
        }
        return plan.persistent();
    }

    private static int behindContent(Complete complete, byte[] buffer) {
        var skipper = ContentSkipper.of(complete.framing(), SKIPPED_AT_MOST);
        int end = skipper.skip(buffer, complete.end(), buffer.length);
        assertThat(skipper.state()).isEqualTo(State.DONE);
        return end;
    }
}
