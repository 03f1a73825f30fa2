package ferry.server.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A number of seconds, with or without decimals. Immutable.
abstract class Seconds extends Kind<Duration> {
    private static final Predicate<String> DECIMAL =
            Pattern.compile("\\d{1,9}(\\.\\d{1,9})?").asMatchPredicate();

    private final Duration least;

    Seconds(String requirement, Duration least, String example) {
        super(requirement, example);
        this.least = least;
    }

    @Override
    Optional<Duration> read(String text) {
        return Optional.of(text)
                .filter(DECIMAL)
                .map(seconds -> Duration.ofNanos(
                        new BigDecimal(seconds).movePointRight(9).longValueExact()))
                .filter(duration -> duration.compareTo(least) >= 0);
    }

    static final class Timeout extends Seconds {
        Timeout() {
            super("a number of seconds from 0.001", Duration.ofMillis(1), "2.5");
        }
    }

    static final class Grace extends Seconds {
        Grace() {
            super("a number of seconds", Duration.ZERO, "2.5");
        }
    }

    static final class Cache extends Seconds {
        Cache() {
            super("a number of seconds", Duration.ZERO, "60");
        }
    }
}
