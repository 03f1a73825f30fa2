package ferry.server.net;

import ferry.channel.DisconnectedException;
import ferry.channel.Sender;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that accepts connections and sends them into the channel. When the channel is full it waits, the kernel's
/// backlog fills, and that is the back-pressure.
///
/// It never reads, and it outlives every failed accept: a process that is out of file descriptors gets some back when
/// connections close.
final class Acceptor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final ServerSocket serverSocket;
    private final Connections connections;
    private final int limit;
    private final Opening opening;
    private final Dispatcher dispatcher;
    private final Sender<Runnable> workers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Backoff backoff = new Backoff();
    private long silentUntil = System.nanoTime();

    /// Makes a connection of a socket.
    @FunctionalInterface
    interface Opening {
        Connection open(Socket socket) throws IOException;
    }

    /// @param serverSocket closed by [#close]
    /// @param limit how many connections are admitted
    /// @param workers the acceptor's own; closed at the end of its thread
    Acceptor(
            ServerSocket serverSocket,
            Connections connections,
            int limit,
            Opening opening,
            Dispatcher dispatcher,
            Sender<Runnable> workers) {
        this.serverSocket = serverSocket;
        this.connections = connections;
        this.limit = limit;
        this.opening = opening;
        this.dispatcher = dispatcher;
        this.workers = workers;
    }

    @Override
    public void run() {
        try (workers) {
            boolean open = true;
            while (open) {
                open = acceptOne();
            }
        } catch (InterruptedException | DisconnectedException e) {
            LOG.debug("The acceptor ends: {}", e.toString());
        }
    }

    /// @return false: the server socket is closed
    private boolean acceptOne() throws InterruptedException {
        try {
            admit(serverSocket.accept());
            backoff.reset();
            return true;
        } catch (DisconnectedException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            return !serverSocket.isClosed() && recover(e);
        }
    }

    /// @return false: the server socket was closed meanwhile
    private boolean recover(Throwable failure) throws InterruptedException {
        boolean shed = connections.shedOldestIdle();
        long pause = backoff.next().toMillis();
        LOG.debug("No accept: {}. Again in {} ms; an idle connection made room: {}", failure, pause, shed);
        warnNowAndThen(failure);
        return !closed.await(pause, TimeUnit.MILLISECONDS);
    }

    /// A flood fails hundreds of times, and a log full of it helps nobody.
    private void warnNowAndThen(Throwable failure) {
        long now = System.nanoTime();
        if (now - silentUntil >= 0) {
            LOG.warn("Can't accept connections: {}. Trying again and again", failure.getMessage());
            silentUntil = now + SILENCE.toNanos();
        }
    }

    private void admit(Socket socket) throws InterruptedException {
        Optional<Connection> connection = open(socket);
        if (connection.isPresent()) {
            hand(connection.get());
        }
    }

    private void hand(Connection connection) throws InterruptedException {
        boolean room = connections.size() < limit || connections.shedOldestIdle();
        connections.add(connection);
        try {
            if (room) {
                workers.send(connection);
            } else {
                refuse(connection);
            }
        } catch (RuntimeException | Error | InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    /// A connection of this socket; empty if the client went away at once.
    private Optional<Connection> open(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            return Optional.of(opening.open(socket));
        } catch (IOException e) {
            LOG.debug("A client went away at once: {}", e.getMessage());
            discard(socket);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            discard(socket);
            throw e;
        }
    }

    /// Tells the client, as long as those that are told are not themselves too many.
    private void refuse(Connection connection) {
        if (connections.size() <= 2L * limit) {
            dispatcher.refuse(
                    connection, Response.error(Status.SERVICE_UNAVAILABLE, "too many connections, try again later"));
        } else {
            connection.close();
        }
    }

    private static void discard(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket did not close well: {}", e.getMessage());
        }
    }

    /// Stops accepting. For anyone.
    void close() {
        try {
            serverSocket.close();
        } catch (IOException e) {
            LOG.warn("The server socket did not close well: {}", e.getMessage());
        } finally {
            closed.countDown();
        }
    }
}
