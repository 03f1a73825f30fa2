package ferry.server.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives those options their usual value that may stand without one. Pure functions.
///
/// Their value has to stand behind an equals sign. Were it also taken from the next argument, `--cors site` would
/// ask for the origin `site` instead of the folder.
final class BareOptions {
    private BareOptions() {}

    /// These arguments, each bare option completed: `--cors` becomes `--cors=*`.
    static String[] completed(CommandSpec command, String... arguments) {
        var completed = new ArrayList<>(List.of(arguments));
        int end = completed.indexOf("--");
        completed.subList(0, end < 0 ? completed.size() : end).replaceAll(argument -> completed(command, argument));
        return completed.toArray(String[]::new);
    }

    private static String completed(CommandSpec command, String argument) {
        OptionSpec option = command.findOption(argument);
        return option != null && mayBeBare(option) ? argument + '=' + option.fallbackValue() : argument;
    }

    private static boolean mayBeBare(OptionSpec option) {
        return option.arity().min() == 0 && option.arity().max() == 1;
    }
}
