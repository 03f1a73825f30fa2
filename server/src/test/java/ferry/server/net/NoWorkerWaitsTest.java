package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Handler;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A worker never waits for a client: whatever clients do or don't do, the next request is answered. One worker is
/// enough to show it, for if it ever waited, nothing would go on.
class NoWorkerWaitsTest {
    private static final int BIG = 50 * 1024 * 1024;
    private static final Handler HANDLER = request -> switch (request.target().path()) {
        case "/big" -> Response.of(Status.OK, Body.of(new byte[BIG]));
        case "/small" -> Response.of(Status.OK, Body.of(new byte[16 * 1024]));
        default -> Response.text(Status.OK, "hello\n");
    };

    private final List<RawClient> clients = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.with(HANDLER).workers(1).start();
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient connect() throws IOException {
        RawClient client = new RawClient(server.server().address(), 4096);
        clients.add(client);
        return client;
    }

    private void assertThatOthersAreServed() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(connect().send(RawClient.get("/")).readResponse()).endsWith("hello\n");
        }
    }

    @Test
    void forAFirstByte() throws IOException {
        for (int i = 0; i < 50; i++) {
            connect();
        }
        assertThatOthersAreServed();
    }

    @Test
    void forTheRestOfAHead() throws IOException {
        for (int i = 0; i < 50; i++) {
            connect().send("GET / HTTP/1.1\r\nHo");
        }
        assertThatOthersAreServed();
    }

    @Test
    void forTheNextRequest() throws IOException {
        for (int i = 0; i < 20; i++) {
            connect().send(RawClient.get("/")).readResponse();
        }
        assertThatOthersAreServed();
    }

    @Test
    void forTheContentOfARequest() throws IOException {
        for (int i = 0; i < 20; i++) {
            connect().send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
        }
        assertThatOthersAreServed();
    }

    @Test
    void forAReaderOfSomethingBig() throws IOException {
        for (int i = 0; i < 20; i++) {
            connect().send(RawClient.get("/big"));
        }
        assertThatOthersAreServed();
    }

    @Test
    void forAReaderOfManySmallThingsAskedForAtOnce() throws IOException {
        for (int i = 0; i < 3; i++) {
            connect().send(RawClient.get("/small").repeat(1000));
        }
        assertThatOthersAreServed();
    }

    /// No response tells whether the last one was read, so a worker may run into this. It is then relieved.
    @Test
    void forAReaderOfManySmallThingsAskedForOneByOne() throws IOException {
        RawClient deaf = connect();
        for (long asked = 1; !isAWorkerRelieved(); asked++) {
            deaf.send(RawClient.get("/small"));
            while (server.server().traffic().responses() < asked && !isAWorkerRelieved()) {
                Thread.onSpinWait();
            }
        }
        assertThatOthersAreServed();
    }

    private boolean isAWorkerRelieved() {
        return !server.server().pool().relieved().isEmpty();
    }

    @Test
    void forAnyoneButEachGetsAllInTheEnd() throws IOException {
        RawClient slow = connect().send(RawClient.get("/big"));
        assertThatOthersAreServed();
        String head = slow.readHead();
        assertThat(head).contains("Content-Length: " + BIG);
        assertThat(slow.read(BIG)).hasSize(BIG);
        assertThat(slow.send(RawClient.get("/")).readResponse()).endsWith("hello\n");
    }
}
