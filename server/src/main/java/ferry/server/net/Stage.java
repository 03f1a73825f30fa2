package ferry.server.net;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A phase with the time at which it began and the time at which it has to be over. Immutable, so that it changes in
/// one step: whoever replaces it by a compare-and-set has seen all of it.
///
/// @param phase what the connection is doing
/// @param since in nanoseconds of the server's clock
/// @param limit in nanoseconds; [#NEVER] where the wait is not one for the client
record Stage(Phase phase, long since, long limit) {
    static final long NEVER = Long.MAX_VALUE;

    static final Stage CLOSED = new Stage(Phase.CLOSED, 0, NEVER);

    /// A phase that begins now and has this long; for ever, if that is too long for the clock.
    static Stage of(Phase phase, long now, Duration limit) {
        return new Stage(phase, now, TimeUnit.NANOSECONDS.convert(limit));
    }

    /// A phase that begins now and may take as long as it takes.
    static Stage unlimited(Phase phase, long now) {
        return new Stage(phase, now, NEVER);
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
