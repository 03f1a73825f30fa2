package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Only so many connections are open at once.
class AdmissionTest {
    @Test
    void theOneThatHasBeenIdleLongestMakesRoom() throws IOException {
        try (var server = new TestServer.Setup().maxConnections(2).start();
                var oldest = server.connect()) {
            oldest.send(RawClient.get("/")).readResponse();
            awaitIdle(server, 1);
            try (var older = server.connect()) {
                older.send(RawClient.get("/")).readResponse();
                awaitIdle(server, 2);
                assertThatTheOldestMakesRoom(server, oldest, older);
            }
        }
    }

    private static void assertThatTheOldestMakesRoom(TestServer server, RawClient oldest, RawClient older)
            throws IOException {
        try (var newest = server.connect()) {
            assertThat(newest.send(RawClient.get("/")).readResponse()).endsWith("hello\n");
            assertThat(oldest.isClosedByServer()).isTrue();
            assertThat(older.send(RawClient.get("/")).readResponse()).endsWith("hello\n");
        }
    }

    /// A response can be read before its connection is back in the lobby.
    private static void awaitIdle(TestServer server, int count) {
        while (server.server().idle() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whenAllAreBusyANewOneIsToldToComeBack() throws IOException, InterruptedException {
        var working = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        try (var server = TestServer.with(request -> {
                            working.countDown();
                            Waiting.until(mayGoOn);
                            return Response.text(Status.OK, "done\n");
                        })
                        .maxConnections(1)
                        .start();
                var busy = server.connect()) {
            busy.send(RawClient.get("/"));
            working.await();
            try (var refused = server.connect()) {
                assertThat(refused.send(RawClient.get("/")).readToEnd())
                        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                        .contains("\r\nConnection: close\r\n");
            }
            mayGoOn.countDown();
            assertThat(busy.readResponse()).endsWith("done\n");
        }
    }
}
