package ferry.server.files;

import static ferry.server.files.Answers.bytes;
import static ferry.server.files.Answers.head;
import static ferry.server.files.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many clients at a time that take gzip of a large file and don't read on.
class StaticFilesCrowdTest {
    private static final String LARGE = "a line that is much like the others\n".repeat(5_000);
    private static final Request GZIP = Request.get("/large.js").with("Accept-Encoding", "gzip");

    /// Before the files settle, and after.
    private static final InstantSource EARLIER = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    @TempDir
    Path root;

    private final List<Response> crowd = new ArrayList<>();
    private StaticFiles files;

    @BeforeEach
    void site() throws IOException {
        Answers.write(root, "large.js", LARGE);
        files = StaticFiles.serving(root, LATER);
    }

    @AfterEach
    void leave() throws IOException {
        for (Response response : crowd) {
            response.body().close();
        }
    }

    @Test
    void whoIsOneTooManyGetsTheFileAsItIs() throws IOException {
        fill();
        Response plain = head(files, Request.of(Method.HEAD, "/large.js"));
        Response response = files.handle(GZIP);
        assertThat(response.headers()).isEqualTo(plain.headers());
        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(Answers.text(response)).isEqualTo(LARGE);

        Request known = GZIP.with("If-None-Match", header(plain, "ETag"));
        assertThat(head(files, known).status().code()).isEqualTo(304);
    }

    @Test
    void aBodyThatIsClosedMakesRoomForOne() throws IOException {
        fill();
        crowd.removeFirst().body().close();
        crowd.add(files.handle(GZIP));
        assertThat(header(crowd.getLast(), "Content-Encoding")).isEqualTo("gzip");
        assertThat(coding(files.handle(GZIP))).isEmpty();
    }

    @Test
    void aBodyThatWasSentMakesRoomForOne() throws IOException {
        files = StaticFiles.serving(root, EARLIER);
        fill();
        bytes(crowd.removeFirst());
        crowd.add(files.handle(GZIP));
        assertThat(header(crowd.getLast(), "Content-Encoding")).isEqualTo("gzip");
        assertThat(coding(files.handle(GZIP))).isEmpty();
    }

    @Test
    void whatHasNoContentTakesNoRoom() throws IOException {
        String tag = header(head(files, GZIP), "ETag");
        for (int i = 0; i < Negotiation.COMPRESSED_AT_A_TIME; i++) {
            files.handle(Request.of(Method.HEAD, "/large.js").with("Accept-Encoding", "gzip"));
            files.handle(GZIP.with("If-None-Match", tag));
            files.handle(GZIP.with("If-Match", "\"another\""));
        }
        fill();
    }

    @Test
    void whatIsKeptGoesToEverybody() throws IOException {
        bytes(files.handle(GZIP));
        for (int i = 0; i <= Negotiation.COMPRESSED_AT_A_TIME; i++) {
            crowd.add(files.handle(GZIP));
            assertThat(header(crowd.getLast(), "Content-Encoding")).isEqualTo("gzip");
        }
    }

    private void fill() throws IOException {
        for (int i = 0; i < Negotiation.COMPRESSED_AT_A_TIME; i++) {
            crowd.add(files.handle(GZIP));
            assertThat(header(crowd.getLast(), "Content-Encoding")).isEqualTo("gzip");
        }
    }

    private static String coding(Response response) throws IOException {
        response.body().close();
        return header(response, "Content-Encoding");
    }
}
