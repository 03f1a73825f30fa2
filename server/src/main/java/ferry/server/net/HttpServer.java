package ferry.server.net;

import ferry.pool.PoolSnapshot;
import ferry.pool.WorkerPool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything behind one server socket, put together: acceptor, channel, workers, lobby, deadlines. Thread-safe.
public final class HttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /// How many connections the kernel keeps for an acceptor that is busy. The kernel has a limit of its own.
    private static final int BACKLOG = 4096;

    private final ServerSocket serverSocket;
    private final Connections connections = new Connections();
    private final WorkerPool pool;
    private final ExecutorService detached = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("ferry-detached-", 0).factory());
    private final HttpService service;
    private final Lobby lobby;
    private final Acceptor acceptor;
    private final Thread acceptorThread;
    private final Deadlines deadlines;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean cutOff;

    /// Binds a socket and starts to serve.
    ///
    /// @param address port 0 is any free one
    /// @throws IOException the address can't be had
    public static HttpServer listen(InetSocketAddress address, HttpSettings settings) throws IOException {
        ServerSocket socket = ServerSocketChannel.open().socket();
        try {
            socket.bind(address, BACKLOG);
            return new HttpServer(socket, settings);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// Starts to serve.
    ///
    /// @param serverSocket bound; closed at the end
    HttpServer(ServerSocket serverSocket, HttpSettings settings) {
        this.serverSocket = serverSocket;
        pool = WorkerPool.builder()
                .workers(settings.workers())
                .queueCapacity(settings.queue())
                .name("ferry")
                .build();
        service = new HttpService(
                settings.handler(),
                new StandingFields(settings.headers()),
                settings.timeouts(),
                settings.time(),
                settings.onExchange(),
                settings.gathering(),
                closing::get);
        lobby = new Lobby(service, settings.timeouts(), connections, pool.sender());
        var dispatcher = new Dispatcher(service, lobby, detached, closing::get);
        Acceptor.Opening opening = socket -> new Connection(
                socket, new Inbox(settings.limits()), System::nanoTime, dispatcher::visit, connections::remove);
        acceptor =
                new Acceptor(serverSocket, connections, settings.maxConnections(), opening, dispatcher, pool.sender());
        Duration shortest = Collections.min(List.of(settings.timeouts().shortest(), Lingering.PATIENCE));
        deadlines = new Deadlines(connections, System::nanoTime, shortest, pool::running, pool::relieve);
        var _ = SocketWaits.prepare();
        deadlines.start();
        acceptorThread = Thread.ofPlatform().name("ferry-acceptor").start(acceptor);
    }

    /// Where it listens; the port is the one that was found when any was asked for.
    public InetSocketAddress address() {
        return (InetSocketAddress) serverSocket.getLocalSocketAddress();
    }

    /// How many connections are open, and how many have ever been.
    public Traffic traffic() {
        return new Traffic(connections.size(), connections.accepted(), service.responses());
    }

    /// What the workers are doing.
    public PoolSnapshot pool() {
        return pool.snapshot();
    }

    /// How many connections rest in the lobby.
    int idle() {
        int count = 0;
        for (Connection connection : connections) {
            count += connection.stage().phase().isIdle() ? 1 : 0;
        }
        return count;
    }

    /// Numbers since the start. Immutable.
    ///
    /// @param open connections now
    /// @param accepted connections ever
    /// @param responses sent ever
    public record Traffic(int open, long accepted, long responses) {}

    /// Shuts down: no more connections, requests under way are answered, then, or when the grace period is over,
    /// everything closes. Idempotent; a second caller waits for the first.
    ///
    /// @return whether everything had ended by itself
    public boolean shutDown(Duration grace) throws InterruptedException {
        if (closing.compareAndSet(false, true)) {
            try {
                drain(System.nanoTime() + TimeUnit.NANOSECONDS.convert(grace));
            } finally {
                end();
            }
        }
        closed.await();
        return !cutOff;
    }

    /// The steps of a graceful end, in the direction in which connections move: from acceptor and lobby through the
    /// channel, which ends when its last sender has closed (invariant 5), to the workers and what they detached.
    private void drain(long deadline) throws InterruptedException {
        acceptor.close();
        Thread lobbyCloser = Thread.ofVirtual().name("ferry-lobby-closer").start(lobby::close);
        pool.shutdown();
        boolean served = lobbyCloser.join(left(deadline))
                && pool.awaitTermination(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        detached.shutdown();
        boolean sent = served && detached.awaitTermination(left(deadline).toNanos(), TimeUnit.NANOSECONDS);
        LOG.debug("All requests were answered: {}, and all responses sent: {}", served, sent);
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /// Closes everything at once, whoever is served. Also ends the grace period of a [#shutDown] that is under way.
    public void closeNow() {
        if (closing.compareAndSet(false, true)) {
            end();
        } else {
            cutOff();
        }
    }

    private void end() {
        acceptor.close();
        cutOff();
        lobby.close();
        deadlines.close();
        awaitAcceptor();
        closed.countDown();
    }

    /// The kernel goes on listening until the accept under way has returned. It returns at once, so an interrupt can
    /// wait.
    private void awaitAcceptor() {
        boolean interrupted = false;
        while (acceptorThread.isAlive()) {
            try {
                acceptorThread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Closes what is open, ends those who serve, and closes what was on its way to them meanwhile.
    private void cutOff() {
        closeAll();
        pool.shutdownNow();
        detached.shutdownNow();
        closeAll();
    }

    private void closeAll() {
        for (Connection connection : connections) {
            if (connection.stage().phase().owesResponse()) {
                cutOff = true;
            }
            connection.close();
        }
    }

    /// Waits until the server has shut down.
    public void awaitTermination() throws InterruptedException {
        closed.await();
    }
}
