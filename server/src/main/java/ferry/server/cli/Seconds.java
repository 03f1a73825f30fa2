package ferry.server.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A number of seconds, with or without decimals. Immutable.
final class Seconds extends Kind<Duration> {
    private static final Predicate<String> DECIMAL =
            Pattern.compile("\\d{1,9}(\\.\\d{1,9})?").asMatchPredicate();

    private final Duration least;

    private Seconds(String requirement, Duration least, String example) {
        super(requirement, example);
        this.least = least;
    }

    /// As short as you like, but for none at all: that would end everything at once.
    static Seconds timeout() {
        return new Seconds("a number of seconds from 0.001", Duration.ofMillis(1), "2.5");
    }

    static Seconds any(String example) {
        return new Seconds("a number of seconds", Duration.ZERO, example);
    }

    @Override
    Optional<Duration> read(String text) {
        return Optional.of(text)
                .filter(DECIMAL)
                .map(seconds -> Duration.ofNanos(
                        new BigDecimal(seconds).movePointRight(9).longValueExact()))
                .filter(duration -> duration.compareTo(least) >= 0);
    }
}
