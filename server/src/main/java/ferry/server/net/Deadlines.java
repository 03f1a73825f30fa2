package ferry.server.net;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one sweeper that enforces all deadlines (invariant 8): a timeout on each read would cost a third of a request.
/// Thread-safe.
final class Deadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    static final Duration TICK = Duration.ofMillis(250);

    /// How long the owner of an expired connection may take to say so.
    static final Duration TO_ANSWER = Duration.ofSeconds(1);

    /// A write of a worker that takes this long waits for a client that does not read. Workers do not wait for clients,
    /// so the pool gets another one in its place.
    static final Duration STUCK = Duration.ofMillis(200);

    private final Connections connections;
    private final LongSupplier clock;
    private final Consumer<Connection> relieve;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ferry-deadlines").factory());

    /// @param clock in nanoseconds
    /// @param relieve sets another worker in the place of the one that is stuck with this connection
    Deadlines(Connections connections, LongSupplier clock, Consumer<Connection> relieve) {
        this.connections = connections;
        this.clock = clock;
        this.relieve = relieve;
    }

    /// Looks at all connections from now on.
    void start() {
        var _ = sweeper.scheduleWithFixedDelay(this::sweepSafely, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException | Error e) {
            LOG.error("A sweep failed, the next one comes", e);
        }
    }

    /// Looks at all connections once.
    void sweep() {
        long now = clock.getAsLong();
        for (Connection connection : connections) {
            check(connection, connection.stage(), now);
        }
    }

    private void check(Connection connection, Stage stage, long now) {
        if (stage.isOverdue(now)) {
            connection.expire(stage, TO_ANSWER);
        } else if (stage.phase() == Phase.SENDING && stage.age(now) > STUCK.toNanos()) {
            relieve.accept(connection);
        }
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
