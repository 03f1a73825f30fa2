package ferry.server.cli;

import java.util.Optional;

/// Which Ferry this is. Stateless.
final class Release {
    private Release() {}

    /// As the jar's manifest has it; classes outside a jar are of no release yet.
    static String number() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }
}
