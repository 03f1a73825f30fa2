package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ferry.server.http.Body;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Every wait for a client has an end. The limits are short here, and what is waited for is that they are kept at all.
class TimeoutsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aConnectionThatSaysNothingIsClosedWithoutAWord() throws IOException {
        try (var server = new TestServer.Setup().headTimeout(SHORT).start();
                var client = server.connect()) {
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aHeadThatDoesNotEndIsAnsweredWith408() throws IOException {
        try (var server = new TestServer.Setup().headTimeout(SHORT).start();
                var client = server.connect()) {
            assertThat(client.send("GET / HTTP/1.1\r\n").readToEnd())
                    .startsWith("HTTP/1.1 408 Request Timeout\r\n")
                    .contains("\r\nConnection: close\r\n");
        }
    }

    @Test
    void aConnectionThatRestsTooLongIsClosed() throws IOException {
        try (var server = new TestServer.Setup().idleTimeout(SHORT).start();
                var client = server.connect()) {
            assertThat(client.send(RawClient.get("/")).readResponse()).endsWith("hello\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void contentThatDoesNotComeEndsTheConnection() throws IOException {
        try (var server = new TestServer.Setup().headTimeout(SHORT).start();
                var client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n123");
            assertThat(client.readResponse()).endsWith("hello\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void contentThatDripsEndsTheConnection() throws IOException {
        try (var server = new TestServer.Setup().headTimeout(SHORT).start();
                var client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
            assertThat(client.readResponse()).endsWith("hello\n");
            assertThat(client.dripsUntilClosed()).isLessThan(1_000_000);
        }
    }

    @Test
    void aHeadThatDoesNotEndIsAnsweredHoweverMuchWasAskedForBefore() throws IOException {
        int many = Connection.IN_STEP / 100;
        try (var server = new TestServer.Setup().headTimeout(SHORT).start();
                var client = server.connect()) {
            client.send(RawClient.get("/").repeat(many) + "GET / HT");
            for (int i = 0; i < many; i++) {
                assertThat(client.readResponse()).startsWith("HTTP/1.1 200 ");
            }
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void anEmptyLineBehindARequestBeginsNoOther() throws IOException {
        try (var server = new TestServer.Setup()
                        .headTimeout(SHORT)
                        .idleTimeout(Duration.ofMillis(500))
                        .start();
                var client = server.connect()) {
            assertThat(client.send(RawClient.get("/") + "\r\n").readResponse()).endsWith("hello\n");
            assertThat(client.readToEnd()).as("no 408 that nobody asked for").isEmpty();
        }
    }

    @Test
    void contentThatTakesItsTimeToBeMadeIsNotTheClientsFault() throws IOException {
        var mayGoOn = new CountDownLatch(1);
        Body slow = Body.streamed(OptionalLong.empty(), out -> {
            out.write('a');
            out.flush();
            Waiting.until(mayGoOn);
            out.write('b');
        });
        try (var server = TestServer.with(request -> request.target().path().equals("/slow")
                                ? Response.of(Status.OK, slow)
                                : Response.text(Status.OK, "hello\n"))
                        .sendTimeout(SHORT)
                        .headTimeout(SHORT)
                        .start();
                var client = server.connect();
                var silent = server.connect()) {
            client.send("GET /slow HTTP/1.0\r\n\r\n").readHead();
            assertThat(client.read(1)).containsExactly('a');
            // Its limit began later and was as long: the sweeper has looked at the other one by then.
            assertThat(silent.isClosedByServer()).isTrue();
            mayGoOn.countDown();
            assertThat(client.readToEnd()).isEqualTo("b");
        }
    }

    @Test
    void aClientThatReadsNothingOfABigResponseLosesIt() throws IOException, InterruptedException {
        int size = 50 * 1024 * 1024;
        try (var server = TestServer.with(request -> Response.of(Status.OK, Body.of(new byte[size])))
                        .sendTimeout(SHORT)
                        .start();
                var client = new RawClient(server.server().address(), 4096)) {
            client.send(RawClient.get("/"));
            while (server.server().traffic().responses() == 0
                    || server.server().traffic().open() > 0) {
                Thread.onSpinWait();
            }
            assertThat(client.read(size)).as("what was in the buffers").hasSizeLessThan(size);
        }
    }

    @Test
    void aTimeoutIsLongerThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(Duration.ZERO, SHORT, SHORT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timeouts(SHORT, SHORT.negated(), SHORT));
    }
}
