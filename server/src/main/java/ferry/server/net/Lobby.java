package ferry.server.net;

import ferry.channel.DisconnectedException;
import ferry.channel.Sender;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where connections wait for their next request, each on a virtual thread in a plain blocking read. Thread-safe.
///
/// A connection gets a [Seat] when it first has to wait, and keeps it to its end.
///
/// When a whole request head is there, the connection goes back through the channel, with the lobby's own [Sender]: if
/// the channel is full, it is this thread that waits and not a worker (invariant 3).
final class Lobby implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);

    private final HttpService service;
    private final Timeouts timeouts;
    private final Connections connections;
    private final Sender<Runnable> workers;
    private final ThreadFactory threads = Thread.ofVirtual().name("ferry-lobby").factory();
    private final Attendance attendance = new Attendance();

    private volatile boolean closed;

    /// @param connections all there are, whoever owns them
    /// @param workers the lobby's own; closed by [#close]
    Lobby(HttpService service, Timeouts timeouts, Connections connections, Sender<Runnable> workers) {
        this.service = service;
        this.timeouts = timeouts;
        this.connections = connections;
        this.workers = workers;
    }

    /// Takes over a connection until its next request is there.
    void park(Connection connection) {
        if (connection.seat().isEmpty()) {
            admit(connection);
        } else {
            connection.seat().get().take();
        }
        // Its thread may have left before it could see the connection.
        if (closed) {
            LOG.debug("The lobby is closed: {} closes", connection);
            connection.close();
        }
    }

    private void admit(Connection connection) {
        if (!attendance.enter()) {
            return;
        }
        try {
            var seat = new Seat(threads, place -> stay(connection, place));
            connection.sitOn(seat);
            seat.take();
            seat.open();
        } catch (RuntimeException | Error e) {
            attendance.leave();
            throw e;
        }
    }

    private void stay(Connection connection, Seat seat) {
        try {
            boolean more = true;
            while (more) {
                more = seat.awaitGuest(() -> closed || connection.isClosed()) && await(connection);
            }
        } finally {
            attendance.leave();
        }
    }

    /// @return false: the connection has ended here
    private boolean await(Connection connection) {
        try {
            if (requestArrives(connection)) {
                workers.send(connection);
                return true;
            }
            end(connection);
        } catch (IOException | InterruptedException | DisconnectedException e) {
            LOG.debug("{} ends: {}", connection, e.toString());
            connection.close();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", connection, e);
            connection.close();
        }
        return false;
    }

    /// @return false: the client went away, was too slow, or sent what can't be skipped; or the lobby closed
    private boolean requestArrives(Connection connection) throws IOException {
        return skipContent(connection)
                && awaitFirstByte(connection)
                && awaitRest(connection)
                && connection.enter(Phase.QUEUED);
    }

    /// Reads past what is still to come of the last request, all of it in the time of a head: it is answered
    /// already, and a client that lets it drip holds the connection for nothing.
    private boolean skipContent(Connection connection) throws IOException {
        boolean more = connection.owed().isEmpty() || begin(connection, Phase.DRAINING, timeouts.head());
        while (more && connection.owed().isPresent()) {
            more = connection.read() && connection.skip(connection.owed().get());
        }
        return more;
    }

    private boolean awaitFirstByte(Connection connection) throws IOException {
        Inbox inbox = connection.inbox();
        if (inbox.hasBegun()) {
            return true;
        }
        connection.inStep();
        boolean more = connection.isFresh()
                ? begin(connection, Phase.OPENING, timeouts.head())
                : begin(connection, Phase.IDLE, timeouts.idle());
        while (more && !inbox.hasBegun()) {
            more = connection.read();
        }
        return more;
    }

    /// One limit for the whole of the head: a client that sends it byte by byte gains nothing.
    private boolean awaitRest(Connection connection) throws IOException {
        if (connection.inbox().isDue()) {
            return true;
        }
        boolean more = begin(connection, Phase.READING, timeouts.head());
        while (more && !connection.inbox().isDue()) {
            more = connection.read();
        }
        return more;
    }

    /// Enters a wait. One that begins while the lobby closes ends here: either this sees the flag, or [#close] sees the
    /// phase.
    private boolean begin(Connection connection, Phase phase, Duration limit) {
        boolean open = connection.enter(phase, limit);
        if (closed) {
            connection.close();
        }
        return open && !closed;
    }

    private void end(Connection connection) throws IOException {
        if (connection.stage().phase() == Phase.EXPIRED) {
            answerLate(connection);
        }
        new Lingering(connection).run();
        connection.close();
    }

    private void answerLate(Connection connection) throws IOException {
        Response late = Response.error(Status.REQUEST_TIMEOUT, "the request did not arrive in time");
        // This thread may wait, so what a worker would detach is done here.
        if (service.refuse(connection, late) instanceof Next.Detach(Next.Rest rest)) {
            rest.run();
        }
    }

    /// Closes the connections that wait here, and the way to the workers when the last request that was whole has gone
    /// it. The workers have to go on meanwhile, or it waits for ever.
    @Override
    public void close() {
        closed = true;
        attendance.close();
        for (Connection connection : connections) {
            Stage seen = connection.stage();
            if (seen.phase().isLobby()) {
                connection.close(seen);
            }
            connection.seat().ifPresent(Seat::wake);
        }
        attendance.awaitLast();
        workers.close();
    }
}
