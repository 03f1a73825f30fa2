package ferry.server.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which Ferry this is. Immutable.
final class Release implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"ferry " + number()};
    }

    /// As the jar's manifest has it; classes outside a jar are of no release yet.
    private static String number() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }
}
