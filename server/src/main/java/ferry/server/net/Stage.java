package ferry.server.net;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A phase with the time at which it began and the time at which it has to be over. Immutable, so that it changes in
/// one step: whoever replaces it by a compare-and-set has seen all of it.
///
/// @param phase what the connection is doing
/// @param since in nanoseconds of the server's clock; 0 where nobody asks
/// @param limit in nanoseconds; [#NEVER] where the wait is not one for the client
record Stage(Phase phase, long since, long limit) {
    static final long NEVER = Long.MAX_VALUE;

    private static final Map<Phase, Stage> UNTIMED = Stream.of(Phase.values())
            .collect(Collectors.toUnmodifiableMap(phase -> phase, phase -> new Stage(phase, 0, NEVER)));

    static final Stage CLOSED = untimed(Phase.CLOSED);

    /// A phase that begins now and has this long; for ever, if that is too long for the clock.
    static Stage of(Phase phase, long now, Duration limit) {
        return new Stage(phase, now, TimeUnit.NANOSECONDS.convert(limit));
    }

    /// A phase that may take as long as it takes. Nobody asks since when, so the clock is not asked either. It is the
    /// same each time: whoever goes by what was seen a while ago, to end it, goes by stages that have an end.
    static Stage untimed(Phase phase) {
        return Objects.requireNonNull(UNTIMED.get(phase));
    }

    /// How long this phase has lasted, in nanoseconds.
    long age(long now) {
        return now - since;
    }

    /// How much of its time is left, in nanoseconds; negative if it is overdue.
    long left(long now) {
        return limit == NEVER ? NEVER : limit - age(now);
    }

    /// Whether its time is up.
    boolean isOverdue(long now) {
        return left(now) < 0;
    }
}
