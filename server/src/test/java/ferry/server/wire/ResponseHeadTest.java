package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.http.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    private static String encode(Response response, Version version, boolean mayPersist) {
        var plan = ResponsePlan.of(Method.GET, version, response, mayPersist);
        return StandardCharsets.ISO_8859_1
                .decode(ResponseHead.encode(response, plan, version, DATE, 0))
                .toString();
    }

    @Test
    void aHeadIsStatusLineFieldsAndAnEmptyLine() {
        assertThat(encode(Response.text(Status.OK, "hello\n").plus("ETag", "\"a\""), Version.HTTP_1_1, true))
                .isEqualTo("""
                        HTTP/1.1 200 OK\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        Content-Type: text/plain; charset=utf-8\r
                        ETag: "a"\r
                        Content-Length: 6\r
                        \r
                        """);
    }

    @Test
    void theLastResponseOfAConnectionSaysSo() {
        assertThat(encode(Response.of(Status.NOT_FOUND), Version.HTTP_1_1, false))
                .isEqualTo("""
                        HTTP/1.1 404 Not Found\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        Content-Length: 0\r
                        Connection: close\r
                        \r
                        """);
    }

    @Test
    void anHttp10ClientIsToldThatTheConnectionPersists() {
        assertThat(encode(Response.of(Status.OK), Version.HTTP_1_0, true))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(encode(Response.of(Status.OK), Version.HTTP_1_0, false))
                .endsWith("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void contentOfUnknownLengthIsChunkedOrEndsWithTheConnection() {
        Response response = Response.of(Status.OK, Body.streamed(OptionalLong.empty(), out -> {}));

        assertThat(encode(response, Version.HTTP_1_1, true))
                .endsWith("Server: ferry\r\nTransfer-Encoding: chunked\r\n\r\n");
        assertThat(encode(response, Version.HTTP_1_0, true)).endsWith("Server: ferry\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aLengthMayBeLargerThanAnInt() {
        Response response = Response.of(Status.OK, Body.streamed(OptionalLong.of(1L << 40), out -> {}));

        assertThat(encode(response, Version.HTTP_1_1, true)).contains("\r\nContent-Length: 1099511627776\r\n");
    }

    @Test
    void noContentHasNoFraming() {
        assertThat(encode(Response.of(Status.NOT_MODIFIED).with("ETag", "\"a\""), Version.HTTP_1_1, true))
                .isEqualTo("""
                        HTTP/1.1 304 Not Modified\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        ETag: "a"\r
                        \r
                        """);
    }

    @Test
    void whatAHandlerSaysAboutTheConnectionIsDropped() {
        Headers headers = Headers.of(
                "content-length", "7",
                "Transfer-Encoding", "chunked",
                "CONNECTION", "Upgrade",
                "Keep-Alive", "timeout=5",
                "date", "yesterday",
                "X-Length", "7");

        assertThat(encode(new Response(Status.OK, headers, Body.text("hello\n")), Version.HTTP_1_1, true))
                .isEqualTo("""
                        HTTP/1.1 200 OK\r
                        Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                        Server: ferry\r
                        X-Length: 7\r
                        Content-Length: 6\r
                        \r
                        """);
    }

    @Test
    void aHandlersCloseIsKept() {
        assertThat(encode(Response.of(Status.OK).with("Connection", "close"), Version.HTTP_1_1, true))
                .endsWith("\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aHandlerMayNameAnotherServer() {
        assertThat(encode(Response.of(Status.OK).with("server", "barge"), Version.HTTP_1_1, true))
                .contains("\r\nserver: barge\r\n")
                .doesNotContain("ferry");
    }

    @Test
    void fieldsOfTheSameNameAreAllSent() {
        Response response = Response.of(Status.OK).plus("Set-Cookie", "a=1").plus("Set-Cookie", "b=2");

        assertThat(encode(response, Version.HTTP_1_1, true)).contains("\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n");
    }

    @Test
    void eachCharacterOfAValueIsOneByte() {
        assertThat(encode(Response.of(Status.OK).with("a", "\u00e4\u00ff"), Version.HTTP_1_1, true))
                .contains("\r\na: \u00e4\u00ff\r\n");
    }

    @Test
    void aHeadMayBeLong() {
        String value = "v".repeat(5_000);
        Response response = Response.of(Status.OK).with("a", value).plus("b", value);

        assertThat(encode(response, Version.HTTP_1_1, true))
                .contains("\r\na: " + value + "\r\nb: " + value + "\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 128, 5_000})
    void thereIsRoomForContentBehindAHeadOfAnyLength(int reasonLength) {
        Response response = new Response(
                new Status(299, "r".repeat(reasonLength)), Headers.of("ETag", "\"a\""), Body.text("hello\n"));
        var plan = ResponsePlan.of(Method.GET, Version.HTTP_1_1, response, true);

        for (int room : new int[] {0, 1, 2_000}) {
            ByteBuffer head = ResponseHead.encode(response, plan, Version.HTTP_1_1, DATE, room);

            assertThat(head.capacity() - head.limit()).isGreaterThanOrEqualTo(room);
            assertThat(head.position()).isZero();
            assertThat(StandardCharsets.US_ASCII.decode(head).toString()).endsWith("\r\nContent-Length: 6\r\n\r\n");
        }
    }

    @Test
    void aReasonMayBeEmpty() {
        assertThat(encode(Response.of(new Status(299, "")), Version.HTTP_1_1, true))
                .startsWith("HTTP/1.1 299 \r\n");
    }
}
