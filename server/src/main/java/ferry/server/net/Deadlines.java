package ferry.server.net;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one sweeper that enforces all deadlines (invariant 8): a timeout on each read would cost a third of a request.
/// Thread-safe.
///
/// Each tick looks at the few connections that workers are with, but at all of them only when one can be overdue: when
/// the next of those that were seen is, or one that has begun to wait since then, at the earliest.
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
    private final long shortest;
    private final Supplier<? extends Collection<Runnable>> atWork;
    private final Consumer<Connection> relieve;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ferry-deadlines").factory());

    /// When the next sweep is due; only for the sweeper.
    private long next;

    /// @param clock in nanoseconds
    /// @param shortest time that anybody is ever given
    /// @param atWork what the workers are doing
    /// @param relieve sets another worker in the place of the one that is stuck with this connection
    Deadlines(
            Connections connections,
            LongSupplier clock,
            Duration shortest,
            Supplier<? extends Collection<Runnable>> atWork,
            Consumer<Connection> relieve) {
        this.connections = connections;
        this.clock = clock;
        this.shortest = TimeUnit.NANOSECONDS.convert(shortest);
        this.atWork = atWork;
        this.relieve = relieve;
        this.next = clock.getAsLong();
    }

    /// Watches over the connections from now on.
    void start() {
        var _ = sweeper.scheduleWithFixedDelay(this::tickSafely, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException | Error e) {
            LOG.error("A sweep failed, the next one comes", e);
        }
    }

    /// Looks at those that workers are with, and at all if that is due.
    void tick() {
        long now = clock.getAsLong();
        for (Runnable job : atWork.get()) {
            if (job instanceof Connection connection && isStuck(connection.stage(), now)) {
                relieve.accept(connection);
            }
        }
        if (now - next >= 0) {
            next = now + sweep(now);
        }
    }

    private static boolean isStuck(Stage stage, long now) {
        return stage.phase() == Phase.SENDING && stage.age(now) > STUCK.toNanos();
    }

    /// Looks at all connections once.
    ///
    /// @return how long nobody can become overdue, in nanoseconds
    long sweep(long now) {
        long soonest = shortest;
        for (Connection connection : connections) {
            Stage stage = connection.stage();
            if (stage.isOverdue(now)) {
                connection.expire(stage, TO_ANSWER);
                soonest = Math.min(soonest, TO_ANSWER.toNanos());
            } else {
                soonest = Math.min(soonest, stage.left(now));
            }
        }
        return soonest;
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
