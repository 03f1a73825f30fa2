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
        static Stamp of(long second) {
            return new Stamp(second, HttpDate.format(Instant.ofEpochSecond(second)));
        }
    }

    /// The date that this clock shows.
    public DateField(InstantSource clock) {
        this.clock = clock;
        this.latest = Stamp.of(clock.instant().getEpochSecond());
    }

    /// The present date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    public String value() {
        long now = Math.floorDiv(clock.millis(), 1000L);
        Stamp stamp = latest;
        if (stamp.second() != now) {
            stamp = Stamp.of(now);
            latest = stamp;
        }
        return stamp.text();
    }
}
