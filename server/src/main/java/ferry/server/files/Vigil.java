package ferry.server.files;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Tells whether a file is still what it was when it was read. Thread-safe.
///
/// It looks each time it is asked, unless it has been told to trust what it saw last for a while.
final class Vigil {
    private final Path asked;
    private final Fingerprint fingerprint;
    private final InstantSource clock;
    private final long trustMillis;

    /// When the fingerprint was seen last, in milliseconds since the epoch.
    private volatile long seen;

    /// @param asked the path to look at, following links
    /// @param fingerprint what has to be found there
    /// @param trust for how long a look counts
    /// @param seen when it was found there, in milliseconds since the epoch
    Vigil(Path asked, Fingerprint fingerprint, InstantSource clock, Duration trust, long seen) {
        this.asked = asked;
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.trustMillis = trust.toMillis();
        this.seen = seen;
    }

    /// Whether the file is known to be another than it was.
    boolean isStale() {
        return trustMillis == 0 ? isOther() : isOther(clock.millis());
    }

    /// Whether the file was seen to be what it was for this very request, which has asked before whether it
    /// [is stale][#isStale]. Trust is enough for bytes at hand; in the file there may be others by now.
    boolean isSure() {
        return trustMillis == 0 || renew(clock.millis());
    }

    private boolean isOther(long now) {
        long age = now - seen;
        // A clock that was set back says nothing.
        if (age >= 0 && age < trustMillis) {
            return false;
        }
        return !renew(now);
    }

    /// Looks, however short ago the last look was: whether the file is what it was.
    ///
    /// @param now in milliseconds since the epoch
    boolean renew(long now) {
        boolean same = !isOther();
        if (same) {
            seen = now;
        }
        return same;
    }

    private boolean isOther() {
        return !Optional.of(fingerprint).equals(Fingerprint.of(asked));
    }
}
