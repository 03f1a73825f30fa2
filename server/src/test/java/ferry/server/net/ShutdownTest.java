package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ferry.server.http.Body;
import ferry.server.http.Handler;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shutting down: what is under way is answered, what rests is closed, what takes too long is cut off.
class ShutdownTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    /// Answers when it is told to.
    private final Handler waiting = request -> {
        working.countDown();
        try {
            mayGoOn.await();
            return Response.text(Status.OK, "done\n");
        } catch (InterruptedException e) {
            return Response.text(Status.SERVICE_UNAVAILABLE, "interrupted\n");
        }
    };

    private static CompletableFuture<Boolean> shutDown(TestServer server, Duration grace) {
        var graceful = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                graceful.complete(server.server().shutDown(grace));
            } catch (InterruptedException e) {
                graceful.completeExceptionally(e);
            }
        });
        return graceful;
    }

    /// Waits until the server accepts no more: from then on it is shutting down.
    private static void awaitRefusal(TestServer server) throws IOException {
        boolean accepting = true;
        while (accepting) {
            try {
                server.connect().leave();
            } catch (ConnectException refused) {
                accepting = false;
            } catch (SocketException reset) {
                // The kernel had accepted it and the server had not: it ends with the server socket.
                accepting = true;
            }
        }
    }

    @Test
    void anIdleServerEndsAtOnceAndGracefully() throws Exception {
        try (var server = TestServer.hello()) {
            assertThat(server.server().shutDown(LONG)).isTrue();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(server::connect);
        }
    }

    @Test
    void connectionsThatRestAreClosedAndDelayNothing() throws Exception {
        try (var server = TestServer.hello();
                var silent = server.connect();
                var unfinished = server.connect();
                var resting = server.connect()) {
            unfinished.send("GET / HT");
            // Connections are accepted in their order: when the last is answered, the others are the server's too.
            resting.send(RawClient.get("/")).readResponse();
            assertThat(server.server().shutDown(LONG)).isTrue();
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(resting.isClosedByServer()).isTrue();
            assertThat(unfinished.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredAndToldThatItIsTheLast() throws Exception {
        try (var server = TestServer.with(waiting).start();
                var client = server.connect()) {
            client.send(RawClient.get("/"));
            working.await();
            CompletableFuture<Boolean> graceful = shutDown(server, LONG);
            awaitRefusal(server);
            mayGoOn.countDown();
            assertThat(client.readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\nConnection: close\r\n")
                    .endsWith("done\n");
            client.leave();
            assertThat(graceful.join()).isTrue();
        }
    }

    @Test
    void requestsThatWaitForAWorkerAreAnsweredToo() throws Exception {
        try (var server = TestServer.with(waiting).workers(1).start();
                var first = server.connect();
                var second = server.connect()) {
            first.send(RawClient.get("/"));
            working.await();
            second.send(RawClient.get("/"));
            while (server.server().pool().queued() == 0) {
                Thread.onSpinWait();
            }
            CompletableFuture<Boolean> graceful = shutDown(server, LONG);
            awaitRefusal(server);
            mayGoOn.countDown();
            assertThat(first.readToEnd()).endsWith("done\n");
            assertThat(second.readToEnd()).endsWith("done\n");
            first.leave();
            second.leave();
            assertThat(graceful.join()).isTrue();
        }
    }

    /// Whether the connection would have stayed or not: what comes behind the response is another path.
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"})
    void aBigResponseIsSentToItsEnd(String request) throws Exception {
        int size = 20 * 1024 * 1024;
        try (var server = TestServer.with(any -> Response.of(Status.OK, Body.of(new byte[size])))
                        .start();
                var client = server.connect()) {
            client.send(request).readHead();
            CompletableFuture<Boolean> graceful = shutDown(server, LONG);
            awaitRefusal(server);
            assertThat(client.readToEnd()).hasSize(size);
            client.leave();
            assertThat(graceful.join()).isTrue();
        }
    }

    @Test
    void whatTakesLongerThanTheGracePeriodIsCutOff() throws Exception {
        try (var server = TestServer.with(waiting).start();
                var client = server.connect()) {
            client.send(RawClient.get("/"));
            working.await();
            assertThat(server.server().shutDown(Duration.ofMillis(1))).isFalse();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void theGracePeriodCanBeEnded() throws Exception {
        try (var server = TestServer.with(waiting).start();
                var client = server.connect()) {
            client.send(RawClient.get("/"));
            working.await();
            CompletableFuture<Boolean> graceful = shutDown(server, LONG);
            awaitRefusal(server);
            server.server().closeNow();
            assertThat(graceful.join()).isFalse();
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void closingAtOnceFreesThePortAndIsTheEnd() throws Exception {
        try (var server = TestServer.hello();
                var client = server.connect()) {
            client.send(RawClient.get("/")).readResponse();
            // A response can be read before its sending has ended.
            while (server.server().idle() == 0) {
                Thread.onSpinWait();
            }
            server.server().closeNow();
            server.server().awaitTermination();
            assertThat(client.isClosedByServer()).isTrue();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(server::connect);
            assertThat(server.server().traffic().open()).isZero();
            assertThat(server.server().shutDown(LONG))
                    .as("nothing was under way")
                    .isTrue();
        }
    }

    @Test
    void allWhoCloseWaitForTheSameEnd() throws Exception {
        try (var server = TestServer.hello()) {
            var first = shutDown(server, LONG);
            var second = shutDown(server, LONG);
            assertThat(first.join()).isTrue();
            assertThat(second.join()).isTrue();
            server.server().awaitTermination();
        }
    }
}
