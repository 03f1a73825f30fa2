package ferry.server.cli;

import ferry.server.WebServer;
import ferry.server.files.SinglePage;
import ferry.server.http.Cors;
import ferry.server.http.Headers.Field;
import ferry.server.observe.LogFormat;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/// What the value of an option has to be: how to read it, how to say it, and an example. Immutable.
///
/// ```text
///    --port is "abc" and has to be a number from 0 to 65535, for instance --port 8080
///                                  ╰──── requirement ─────╯                   ╰─ example
/// ```
abstract class Kind<T> implements ITypeConverter<T> {
    private final String requirement;
    private final String example;

    private Kind(String requirement, String example) {
        this.requirement = requirement;
        this.example = example;
    }

    /// The kind of the value that this option or this folder has.
    static Kind<?> of(ArgSpec argument) {
        return (Kind<?>) argument.converters()[0];
    }

    /// What this text means; empty when it is not of this kind.
    abstract Optional<T> read(String text);

    @Override
    public final T convert(String text) {
        return read(text).orElseThrow(() -> new TypeConversionException(requirement));
    }

    /// What completes "has to be".
    final String requirement() {
        return requirement;
    }

    /// A value of this kind.
    final String example() {
        return example;
    }

    /// A whole number in a range.
    abstract static class WholeNumber extends Kind<Integer> {
        private static final Predicate<String> DIGITS =
                Pattern.compile("\\d{1,9}").asMatchPredicate();

        private final int least;
        private final int most;

        WholeNumber(int least, int most, String example) {
            super("a number from " + least + " to " + most, example);
            this.least = least;
            this.most = most;
        }

        @Override
        Optional<Integer> read(String text) {
            return Optional.of(text)
                    .filter(DIGITS)
                    .map(Integer::valueOf)
                    .filter(number -> least <= number && number <= most);
        }
    }

    static final class Port extends WholeNumber {
        Port() {
            super(0, 65_535, "8080");
        }
    }

    static final class Workers extends WholeNumber {
        Workers() {
            super(1, 10_000, "8");
        }
    }

    static final class Queue extends WholeNumber {
        Queue() {
            super(0, 1_000_000, "1024");
        }
    }

    static final class Connections extends WholeNumber {
        Connections() {
            super(1, 1_000_000, "10000");
        }
    }

    /// A number of seconds, with or without decimals.
    abstract static class Seconds extends Kind<Duration> {
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

    static final class Host extends Kind<String> {
        Host() {
            super("a name or an address", "127.0.0.1");
        }

        @Override
        Optional<String> read(String text) {
            return Optional.of(text.strip()).filter(host -> !host.isEmpty());
        }
    }

    /// A name or an address as it stands in a URL, but for the port, which does not matter.
    static final class HostName extends Kind<String> {
        private static final Predicate<String> NAME =
                Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]").asMatchPredicate();

        HostName() {
            super("a host name without a port", "site.test");
        }

        @Override
        Optional<String> read(String text) {
            return Optional.of(text.strip()).filter(NAME);
        }
    }

    /// Whose pages may read what is served.
    static final class Origin extends Kind<Cors> {
        private static final Predicate<String> SERIALIZED = Pattern.compile(
                        "https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?")
                .asMatchPredicate();

        Origin() {
            super("* or an origin without a path", "https://app.test:3000");
        }

        @Override
        Optional<Cors> read(String text) {
            return text.equals("*")
                    ? Optional.of(Cors.ofEveryOrigin())
                    : Optional.of(text).filter(SERIALIZED).map(Cors::ofOrigin);
        }
    }

    /// A field that every response may have.
    static final class HeaderField extends Kind<Field> {
        HeaderField() {
            super("'Name: value', and not Date or a field that frames messages", "'X-Frame-Options: DENY'");
        }

        @Override
        Optional<Field> read(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            try {
                var field = new Field(
                        text.substring(0, colon), text.substring(colon + 1).strip());
                return Optional.of(field).filter(candidate -> !WebServer.writesItself(candidate.name()));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    abstract static class FilePath extends Kind<Path> {
        FilePath(String example) {
            super("a path", example);
        }

        @Override
        Optional<Path> read(String text) {
            try {
                return Optional.of(text).filter(path -> !path.isEmpty()).map(Path::of);
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }
    }

    static final class Folder extends FilePath {
        Folder() {
            super("site");
        }
    }

    static final class LogFile extends FilePath {
        LogFile() {
            super("access.log");
        }
    }

    /// A page of the site, by its path there.
    static final class Page extends Kind<SinglePage> {
        Page() {
            super("a file in the folder", "index.html");
        }

        @Override
        Optional<SinglePage> read(String text) {
            boolean climbs = List.of(text.split("/", -1)).stream().anyMatch(name -> name.matches("\\.{0,2}"));
            return climbs ? Optional.empty() : Optional.of(SinglePage.of(text));
        }
    }

    static final class Format extends Kind<LogFormat> {
        Format() {
            super("common, combined or json", "json");
        }

        @Override
        Optional<LogFormat> read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "common" -> Optional.of(LogFormat.COMMON);
                case "combined" -> Optional.of(LogFormat.COMBINED);
                case "json" -> Optional.of(LogFormat.JSON);
                default -> Optional.empty();
            };
        }
    }

    /// What an option without a value is in the environment.
    static final class Switch extends Kind<Boolean> {
        Switch() {
            super("true or false", "true");
        }

        @Override
        Optional<Boolean> read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on", "1" -> Optional.of(true);
                case "false", "no", "off", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
    }
}
