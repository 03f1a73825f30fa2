package ferry.server.net;

import ferry.server.http.Exchange;
import ferry.server.http.Handler;
import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.wire.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// A server for one test, at any free port, at one moment for ever.
final class TestServer implements AutoCloseable {
    private static final String NOW = "2026-01-01T00:00:00Z";
    static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Handler HELLO = request -> Response.text(Status.OK, "hello\n");

    private final HttpServer server;

    private TestServer(HttpServer server) {
        this.server = server;
    }

    /// Says "hello" with two workers and timeouts that no test will see the end of.
    static TestServer hello() throws IOException {
        return new Setup().start();
    }

    static Setup with(Handler handler) {
        return new Setup().handler(handler);
    }

    RawClient connect() throws IOException {
        return new RawClient(server.address());
    }

    HttpServer server() {
        return server;
    }

    @Override
    public void close() {
        server.closeNow();
        try {
            server.shutDown(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What such a server is made of.
    static final class Setup {
        private Handler handler = HELLO;
        private int workers = 2;
        private int queue = 16;
        private int maxConnections = 1000;
        private Timeouts timeouts = new Timeouts(LONG, LONG, LONG);
        private Optional<Consumer<Exchange>> onExchange = Optional.empty();
        private boolean gathering;

        Setup handler(Handler answering) {
            handler = answering;
            return this;
        }

        Setup workers(int count) {
            workers = count;
            return this;
        }

        Setup queue(int capacity) {
            queue = capacity;
            return this;
        }

        Setup maxConnections(int count) {
            maxConnections = count;
            return this;
        }

        Setup idleTimeout(Duration limit) {
            timeouts = new Timeouts(limit, timeouts.head(), timeouts.send());
            return this;
        }

        Setup headTimeout(Duration limit) {
            timeouts = new Timeouts(timeouts.idle(), limit, timeouts.send());
            return this;
        }

        Setup sendTimeout(Duration limit) {
            timeouts = new Timeouts(timeouts.idle(), timeouts.head(), limit);
            return this;
        }

        Setup onExchange(Consumer<Exchange> listener) {
            onExchange = Optional.of(listener);
            return this;
        }

        Setup gathering(boolean together) {
            gathering = together;
            return this;
        }

        TestServer start() throws IOException {
            return start(ServerSocketChannel.open().socket());
        }

        TestServer start(ServerSocket unbound) throws IOException {
            unbound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new TestServer(new HttpServer(
                    unbound,
                    new HttpSettings(
                            workers,
                            queue,
                            maxConnections,
                            Limits.STANDARD,
                            timeouts,
                            handler,
                            Headers.empty(),
                            onExchange,
                            gathering,
                            () -> Instant.parse(NOW))));
        }
    }
}
