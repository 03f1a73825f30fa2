package ferry.server.net;

import ferry.server.http.Response;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each connection to where its [Next] says. Thread-safe.
///
/// ```text
///            ┌── AGAIN ──┐
///            ▼           │
///   visit ─► HttpService ┼── PARK ───► Lobby ···► channel ···► visit
///                        ├── DETACH ─► own thread ─► Next
///                        └── CLOSE ──► Lingering or the end
/// ```
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /// How many pipelined requests a worker answers before others have their turn.
    private static final int FAIR_SHARE = 64;

    /// How long it may take over them. A worker that was relieved because it was stuck is past that, and handles
    /// nothing more outside the pool.
    private static final long FAIR_NANOS = Deadlines.STUCK.toNanos() / 2;

    private final HttpService service;
    private final Lobby lobby;
    private final ExecutorService detached;
    private final BooleanSupplier closing;

    /// @param detached starts a virtual thread for each task
    /// @param closing whether the server is shutting down
    Dispatcher(HttpService service, Lobby lobby, ExecutorService detached, BooleanSupplier closing) {
        this.service = service;
        this.lobby = lobby;
        this.detached = detached;
        this.closing = closing;
    }

    /// A worker's visit: serves what is there. Never waits for the client.
    void visit(Connection connection) {
        go(connection, () -> serve(connection));
    }

    private Next serve(Connection connection) throws IOException {
        long began = connection.now();
        Next next = service.serve(connection);
        int served = 1;
        while (next instanceof Next.Again
                && !connection.inbox().isEmpty()
                && served < FAIR_SHARE
                && connection.now() - began <= FAIR_NANOS) {
            next = service.serve(connection);
            served++;
        }
        return service.flush(connection, next);
    }

    /// Answers a connection that is not admitted, and closes it.
    void refuse(Connection connection, Response response) {
        go(connection, () -> service.refuse(connection, response));
    }

    /// Does it and what comes next. Whatever goes wrong ends this connection and nothing else.
    private void go(Connection connection, Next.Rest rest) {
        try {
            follow(connection, rest.run());
        } catch (IOException e) {
            LOG.debug("{} ends: {}", connection, e.toString());
            connection.close();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", connection, e);
            connection.close();
        }
    }

    private void follow(Connection connection, Next next) throws IOException {
        switch (next) {
            case Next.Again _, Next.Park _ -> lobby.park(connection);
            case Next.Detach(Next.Rest rest) -> detach(connection, rest);
            case Next.Close _ -> end(connection);
        }
    }

    private void detach(Connection connection, Next.Rest rest) throws IOException {
        try {
            detached.execute(() -> go(connection, rest));
        } catch (RejectedExecutionException _) {
            LOG.debug("Too late for the rest: {} closes", connection);
            connection.close();
            rest.abandon();
        }
    }

    private void end(Connection connection) throws IOException {
        if (!connection.stage().phase().isOver() && (closing.getAsBoolean() || connection.hasUnread())) {
            detach(connection, new Lingering(connection));
        } else {
            connection.close();
        }
    }
}
