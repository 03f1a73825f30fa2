package ferry.server.cli;

import ferry.server.http.Cors;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The kinds of names that hosts and origins have.
final class Names {
    private Names() {}

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
}
