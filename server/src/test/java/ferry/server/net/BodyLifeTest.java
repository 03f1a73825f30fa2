package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A body is closed exactly once, whatever becomes of its response; and one that breaks its promise spoils nothing.
class BodyLifeTest {
    private static final Body.Source TEN_BYTES = out -> out.write(new byte[10]);

    private final BlockingQueue<Watched> closed = new LinkedBlockingQueue<>();
    private TestServer server;

    /// Says when it is closed.
    private final class Watched implements Body.Streamed {
        private final OptionalLong length;
        private final Source source;
        private int closings;

        Watched(OptionalLong length, Source source) {
            this.length = length;
            this.source = source;
        }

        @Override
        public OptionalLong length() {
            if (length.equals(OptionalLong.of(-1))) {
                throw new IllegalStateException("a secret");
            }
            return length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            source.writeTo(out);
        }

        @Override
        public void close() {
            closings++;
            closed.add(this);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = TestServer.with(request -> {
                    Body body = switch (request.target().path()) {
                        case "/short" -> new Watched(OptionalLong.of(20), TEN_BYTES);
                        case "/unknown" -> new Watched(OptionalLong.of(-1), TEN_BYTES);
                        case "/long" -> new Watched(OptionalLong.of(5), TEN_BYTES);
                        case "/failing" ->
                            new Watched(OptionalLong.empty(), out -> {
                                out.write(new byte[10]);
                                throw new IllegalStateException("a secret");
                            });
                        case "/endless" ->
                            new Watched(OptionalLong.empty(), out -> {
                                while (true) {
                                    out.write(new byte[8192]);
                                }
                            });
                        default -> new Watched(OptionalLong.of(10), TEN_BYTES);
                    };
                    return Response.of(
                            request.target().path().equals("/not-modified") ? Status.NOT_MODIFIED : Status.OK, body);
                })
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertThatTheBodyIsClosedOnce() throws InterruptedException {
        Watched body = closed.poll(60, TimeUnit.SECONDS);
        assertThat(body).isNotNull();
        server.close();
        assertThat(body.closings).isEqualTo(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void whenItsLengthCanNotBeHadAndThenTheClientIsToldOfAnError() throws Exception {
        try (var client = server.connect()) {
            assertThat(client.send(RawClient.get("/unknown")).readResponse()).startsWith("HTTP/1.1 500 ");
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenItWasSent() throws Exception {
        try (var client = server.connect()) {
            assertThat(client.send(RawClient.get("/")).readResponse()).contains("Content-Length: 10");
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenOnlyItsHeadWasAskedFor() throws Exception {
        try (var client = server.connect()) {
            client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readHead()).contains("Content-Length: 10");
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenTheStatusHasNoContent() throws Exception {
        try (var client = server.connect()) {
            assertThat(client.send(RawClient.get("/not-modified")).readHead()).startsWith("HTTP/1.1 304 ");
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenItIsShorterThanPromisedAndThenTheConnectionEnds() throws Exception {
        try (var client = server.connect()) {
            String response =
                    client.send(RawClient.get("/short") + RawClient.get("/")).readToEnd();
            assertThat(response).contains("Content-Length: 20").endsWith("\0".repeat(10));
            assertThat(response.split("HTTP/1.1")).as("no second response").hasSize(2);
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenItIsLongerThanPromisedAndThenTheConnectionEnds() throws Exception {
        try (var client = server.connect()) {
            client.send(RawClient.get("/long") + RawClient.get("/"));
            assertThat(client.readToEnd().split("HTTP/1.1"))
                    .as("at most one response")
                    .hasSizeLessThan(3);
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenItFailsAndThenTheClientSeesThatTheEndIsMissing() throws Exception {
        try (var client = server.connect()) {
            String response = client.send(RawClient.get("/failing")).readToEnd();
            assertThat(response).doesNotContain("secret").doesNotContain("0\r\n\r\n");
            assertThatTheBodyIsClosedOnce();
        }
    }

    @Test
    void whenTheClientGoesAway() throws Exception {
        try (var client = server.connect()) {
            client.send(RawClient.get("/endless")).readHead();
        }
        assertThatTheBodyIsClosedOnce();
    }

    @Test
    void whenTheServerClosesInTheMiddle() throws Exception {
        try (var client = server.connect()) {
            client.send(RawClient.get("/endless")).readHead();
            server.server().closeNow();
            assertThatTheBodyIsClosedOnce();
        }
    }
}
