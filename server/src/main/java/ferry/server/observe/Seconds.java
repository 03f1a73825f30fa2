package ferry.server.observe;

import java.time.Duration;

/// Writes durations in seconds with six decimals, such as `0.000143`. Pure functions.
final class Seconds {
    private static final int NANOS_PER_MICRO = 1_000;

    private Seconds() {}

    /// Appends the duration, cut to microseconds.
    static void append(StringBuilder line, Duration duration) {
        line.append(duration.getSeconds()).append('.');
        appendPadded(line, duration.getNano() / NANOS_PER_MICRO, 6);
    }

    /// Appends the number with zeros before it where it has fewer digits.
    static void appendPadded(StringBuilder line, int number, int digits) {
        String text = Integer.toString(number);
        line.repeat('0', digits - text.length()).append(text);
    }
}
