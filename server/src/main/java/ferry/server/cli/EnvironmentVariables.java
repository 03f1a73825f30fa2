package ferry.server.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The environment as a second command line that the first one overrides: `--strict-port` is `FERRY_STRICT_PORT`.
/// Immutable.
///
/// @param values by name, as the process got them
record EnvironmentVariables(Map<String, String> values) implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
    }

    /// What is said of this option here. A variable that is empty says nothing: that is how people switch one off.
    Optional<String> value(OptionSpec option) {
        return asksForText(option)
                ? Optional.empty()
                : Optional.ofNullable(values.get(name(option))).filter(text -> !text.isEmpty());
    }

    /// Says nothing: there may be a password among them.
    @Override
    public String toString() {
        return "the environment";
    }

    /// The variable of this option.
    static String name(OptionSpec option) {
        String name = option.longestName().substring("--".length());
        return "FERRY_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// A variable that turned every start into a help text would be a nuisance.
    private static boolean asksForText(OptionSpec option) {
        return option.usageHelp() || option.versionHelp();
    }
}
