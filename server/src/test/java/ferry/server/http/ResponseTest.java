package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResponseTest {
    private static String content(Body body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aResponseMayBeItsStatusAlone() throws IOException {
        Response response = Response.of(Status.NO_CONTENT);

        assertThat(response.headers()).isEqualTo(Headers.empty());
        assertThat(response.body().length()).hasValue(0);
        assertThat(content(response.body())).isEmpty();
    }

    @Test
    void textSaysItsCharset() throws IOException {
        Response response = Response.text(Status.OK, "gr\u00fc\u00df dich\n");

        assertThat(response.headers()).isEqualTo(Headers.of("Content-Type", "text/plain; charset=utf-8"));
        assertThat(response.body().length()).hasValue(12);
        assertThat(content(response.body())).isEqualTo("gr\u00fc\u00df dich\n");
    }

    @Test
    void anErrorIsOneLine() throws IOException {
        assertThat(content(Response.error(Status.NOT_FOUND).body())).isEqualTo("404 Not Found\n");
        assertThat(content(Response.error(Status.BAD_REQUEST, "say it once").body()))
                .isEqualTo("400 Bad Request: say it once\n");
    }

    @Test
    void withReplacesAndPlusAdds() {
        Response response = Response.of(Status.OK).with("Vary", "a").plus("vary", "b");

        assertThat(response.headers().all("Vary")).containsExactly("a", "b");
        assertThat(response.with("VARY", "c").headers().all("Vary")).containsExactly("c");
        assertThat(response.headers().all("Vary")).containsExactly("a", "b");
    }

    @Test
    void bytesAtHandCanBeReadAnyNumberOfTimes() {
        var bytes = (Body.Bytes) Body.text("abc");

        assertThat(StandardCharsets.US_ASCII.decode(bytes.buffer()).toString()).isEqualTo("abc");
        assertThat(StandardCharsets.US_ASCII.decode(bytes.buffer()).toString()).isEqualTo("abc");
        assertThat(bytes.size()).isEqualTo(3);
        assertThat(bytes.buffer().isReadOnly()).isTrue();
    }

    @Test
    void bytesAtHandCanBePutBehindOthers() {
        var bytes = (Body.Bytes) Body.text("abc");
        ByteBuffer buffer = ByteBuffer.allocate(5).put((byte) 'x');

        bytes.copyTo(buffer);

        assertThat(StandardCharsets.US_ASCII.decode(buffer.flip()).toString()).isEqualTo("xabc");
    }

    @Test
    void streamedContentIsMadeWhenItIsWritten() throws IOException {
        Body body = Body.streamed(OptionalLong.empty(), out -> out.write('x'));

        assertThat(body).isInstanceOf(Body.Streamed.class);
        assertThat(body.length()).isEmpty();
        assertThat(content(body)).isEqualTo("x");
        assertThat(Body.streamed(OptionalLong.of(7), out -> {}).length()).hasValue(7);
    }
}
