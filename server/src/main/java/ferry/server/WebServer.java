package ferry.server;

import ferry.server.http.Exchange;
import ferry.server.http.Handler;
import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.net.HttpServer;
import ferry.server.net.HttpSettings;
import ferry.server.net.Timeouts;
import ferry.server.wire.Limits;
import ferry.server.wire.ResponseHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// A running web server. Thread-safe.
///
/// An acceptor pushes connections through a channel to a fixed pool of workers, and the [Handler] answers.
///
/// ```java
/// WebServer server = WebServer.builder().port(0).handler(StaticFiles.serving(Path.of("."))).start();
/// URI home = server.uri();
/// server.close();
/// ```
///
/// Closing is graceful: no new connections, idle ones close, requests under way are answered, and what has
/// not ended after the grace period is cut off.
public final class WebServer implements AutoCloseable {
    private final HttpServer server;
    private final Duration grace;
    private final Instant startedAt = Instant.now();

    private WebServer(HttpServer server, Duration grace) {
        this.server = server;
        this.grace = grace;
    }

    /// A server still to be described, with the settings of the command line.
    public static Builder builder() {
        return new Builder();
    }

    /// Whether a server writes fields of this name itself, and says nothing else under it: those that frame
    /// messages, and `Date`.
    public static boolean writesItself(String fieldName) {
        return ResponseHead.belongsToConnection(fieldName);
    }

    /// Where it can be reached from this machine, with a slash at the end.
    public URI uri() {
        InetAddress listening = address().getAddress();
        InetAddress reachable = listening.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listening;
        String host = reachable.getHostAddress();
        String authority = host.contains(":") ? "[" + host.replace("%", "%25") + "]" : host;
        return URI.create("http://" + authority + ":" + address().getPort() + "/");
    }

    /// Where it listens, with the port that was found when any was asked for.
    public InetSocketAddress address() {
        return server.address();
    }

    /// What it is doing at this moment.
    public ServerStatus status() {
        HttpServer.Traffic traffic = server.traffic();
        return new ServerStatus(startedAt, traffic.open(), traffic.accepted(), traffic.responses(), server.pool());
    }

    /// Waits until the server is closed.
    public void awaitTermination() throws InterruptedException {
        server.awaitTermination();
    }

    /// Closes gracefully and waits for it. Idempotent.
    @Override
    public void close() {
        shutDown();
    }

    /// Closes gracefully, as [#close] does, and says how it went.
    ///
    /// @return whether everything had ended within the grace period, and nothing was cut off
    public boolean shutDown() {
        try {
            return server.shutDown(grace);
        } catch (InterruptedException _) {
            server.closeNow();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Closes at once, whoever is served. Also ends the grace period of a [#close] that is under way.
    public void closeNow() {
        server.closeNow();
    }

    /// Describes a server. Confined to one thread.
    ///
    /// ```java
    /// WebServer.Builder builder = WebServer.builder()
    ///         .host("127.0.0.1")
    ///         .port(0)
    ///         .workers(4)
    ///         .idleTimeout(Duration.ofSeconds(5))
    ///         .handler(request -> Response.text(Status.OK, "Hello\n"));
    /// ```
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port = 7878;
        private int workers = 8;
        private int queue = 1024;
        private int maxConnections = 10_000;
        private Duration idleTimeout = Duration.ofSeconds(60);
        private Duration headerTimeout = Duration.ofSeconds(10);
        private Duration sendTimeout = Duration.ofSeconds(60);
        private Duration grace = Duration.ofSeconds(10);
        private Handler handler = request -> Response.error(Status.NOT_FOUND);
        private Headers headers = Headers.empty();
        private Optional<Consumer<Exchange>> onExchange = Optional.empty();
        private boolean gathering;

        private Builder() {}

        /// The address to listen at, `127.0.0.1` if nothing is said: nobody but this machine.
        public Builder host(String address) {
            this.host = address;
            return this;
        }

        /// The port to listen at, 7878 if nothing is said; 0 is any free one.
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /// How many workers serve at once.
        public Builder workers(int count) {
            this.workers = count;
            return this;
        }

        /// How many connections may wait for a worker; beyond that the acceptor waits.
        public Builder queue(int capacity) {
            this.queue = capacity;
            return this;
        }

        /// How many connections may be open at once; beyond that the one that has been idle longest has to
        /// go, or, when none is idle, the new one gets a 503.
        public Builder maxConnections(int count) {
            this.maxConnections = count;
            return this;
        }

        /// How long a connection may rest between two requests.
        public Builder idleTimeout(Duration limit) {
            this.idleTimeout = limit;
            return this;
        }

        /// How long a request head may take, from its first byte to its last.
        public Builder headerTimeout(Duration limit) {
            this.headerTimeout = limit;
            return this;
        }

        /// How long a response that is being sent may make no progress.
        ///
        /// The kernel shows progress in leaps, when a good part of its buffer, or of the client's, is
        /// free again: a limit of a few seconds would end slow but healthy clients.
        public Builder sendTimeout(Duration limit) {
            this.sendTimeout = limit;
            return this;
        }

        /// How long [WebServer#close] waits for requests under way.
        public Builder grace(Duration limit) {
            this.grace = limit;
            return this;
        }

        /// What answers. Without one, every answer is 404.
        public Builder handler(Handler answering) {
            this.handler = answering;
            return this;
        }

        /// Whether small answers to requests that a client has sent without waiting for the first answer go out
        /// together. Only for handlers that never take long: an answer waits until the next one is there.
        /// Without this, each goes out before the next request is handled.
        public Builder gathering(boolean together) {
            this.gathering = together;
            return this;
        }

        /// A field that stands in every response, in the place of what the handler says under that name; also
        /// in those that no handler made. Several of one name are all sent.
        ///
        /// @throws IllegalArgumentException it is no field, or one that says how messages are framed
        public Builder header(String name, String value) {
            if (writesItself(name)) {
                throw new IllegalArgumentException("The server writes the field " + name + " itself.");
            }
            this.headers = headers.plus(name, value);
            return this;
        }

        /// Who hears of each response that was sent; called by all workers at once, so it must be thread-safe.
        public Builder onExchange(Consumer<Exchange> listener) {
            this.onExchange = Optional.of(listener);
            return this;
        }

        /// Starts the server.
        ///
        /// @throws IOException the address can't be had: a [java.net.BindException] when it is taken
        /// @throws IllegalArgumentException a setting is out of its range; the message says which
        public WebServer start() throws IOException {
            var settings = new HttpSettings(
                    workers,
                    queue,
                    maxConnections,
                    Limits.STANDARD,
                    new Timeouts(idleTimeout, headerTimeout, sendTimeout),
                    handler,
                    headers,
                    onExchange,
                    gathering,
                    InstantSource.system());
            return new WebServer(HttpServer.listen(new InetSocketAddress(host, port), settings), grace);
        }
    }
}
