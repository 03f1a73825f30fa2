package ferry.server.wire;

import ferry.server.http.HttpDate;
import java.time.Instant;
import java.time.InstantSource;

/// The value of the `Date` field, made at most once a second by each thread that asks. Thread-safe.
public final class DateField {
    private final InstantSource clock;
    private volatile Stamp latest;

    /// A second and its text. Immutable, so that a race costs no more than making it twice.
    private record Stamp(long second, String text) {
        static Stamp of(Instant instant) {
            return new Stamp(instant.getEpochSecond(), HttpDate.format(instant));
        }
    }

    /// The date that this clock shows.
    public DateField(InstantSource clock) {
        this.clock = clock;
        this.latest = Stamp.of(clock.instant());
    }

    /// The present date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    public String value() {
        Instant now = clock.instant();
        Stamp stamp = latest;
        if (stamp.second() != now.getEpochSecond()) {
            stamp = Stamp.of(now);
            latest = stamp;
        }
        return stamp.text();
    }
}
