package ferry.server.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A phase with the time at which it began and the time at which it has to be over. Immutable, so that it changes in
/// one step: whoever replaces it by a compare-and-set has seen all of it.
///
/// @param phase what the connection is doing
/// @param since in nanoseconds of the server's clock; 0 where nobody asks
/// @param limit in nanoseconds; [#NEVER] where the wait is not one for the client
record Stage(Phase phase, long since, long limit) {
    static final long NEVER = Long.MAX_VALUE;

    static final Stage CLOSED = untimed(Phase.CLOSED);

    /// A phase that begins now and has this long; for ever, if that is too long for the clock.
    static Stage of(Phase phase, long now, Duration limit) {
        return new Stage(phase, now, TimeUnit.NANOSECONDS.convert(limit));
    }

    /// A phase that may take as long as it takes. Nobody asks since when, so the clock is not asked either.
    static Stage untimed(Phase phase) {
        return new Stage(phase, 0, NEVER);
    }

    /// How long this phase has lasted, in nanoseconds.
    long age(long now) {
        return now - since;
    }

    /// Whether its time is up.
    boolean isOverdue(long now) {
        return age(now) > limit;
    }
}
