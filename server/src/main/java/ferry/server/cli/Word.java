package ferry.server.cli;

import ferry.server.observe.LogFormat;
import java.util.Locale;
import java.util.Optional;

/// The kinds of values that are one of a few words.
final class Word {
    private Word() {}

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
