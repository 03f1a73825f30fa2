package ferry.server.observe;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates to the second as text. Thread-safe.
///
/// Formatting one costs more than the rest of a line, and a busy server logs thousands in the same second: the last
/// text is kept. Threads that meet at the turn of a second each format it, and it does not matter who stores last.
final class Stamp {
    private final DateTimeFormatter format;
    private volatile Second last;

    private record Second(long epochSecond, String text) {}

    Stamp(String pattern, ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        this.last = second(Instant.EPOCH);
    }

    /// The second in which this instant lies.
    String of(Instant instant) {
        Second current = last;
        if (current.epochSecond != instant.getEpochSecond()) {
            current = second(instant);
            last = current;
        }
        return current.text;
    }

    private Second second(Instant instant) {
        return new Second(instant.getEpochSecond(), format.format(instant));
    }
}
