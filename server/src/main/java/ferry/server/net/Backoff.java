package ferry.server.net;

import java.time.Duration;

/// How long to wait after failures in a row: 5 ms, then twice as long each time up to a second. Confined to one thread.
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(5);
    static final Duration LONGEST = Duration.ofSeconds(1);

    private Duration next = FIRST;

    /// The wait after one more failure.
    Duration next() {
        Duration current = next;
        Duration doubled = current.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return current;
    }

    /// Notes a success.
    void reset() {
        next = FIRST;
    }
}
