package ferry.server.cli;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one sentence what is wrong with a command line, and what to write instead. Immutable.
///
/// @param variables where a bad value may come from
record Complaints(EnvironmentVariables variables) {
    /// The complaint that this failure deserves.
    String about(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> aboutUnknown(unmatched);
            case MissingParameterException missing -> aboutMissing(missing);
            default -> aboutValue(failure);
        };
    }

    private static String aboutUnknown(UnmatchedArgumentException failure) {
        String argument = failure.getUnmatched().getFirst();
        if (!failure.isUnknownOption()) {
            return "one folder is enough: leave out \"" + argument + '"';
        }
        String name = argument.replaceFirst("=.*", "");
        String advice = Spelling.closest(name, names(failure.getCommandLine().getCommandSpec()))
                .map(known -> "did you mean " + known + '?')
                .orElse("ferry --help shows what there is");
        return "there is no option " + name + ": " + advice;
    }

    private static List<String> names(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    private static String aboutMissing(MissingParameterException failure) {
        return switch (failure.getMissing().getFirst()) {
            case OptionSpec option -> option.longestName() + " needs a value, for instance " + example(option);
            case ArgSpec _ -> unexpected(failure);
        };
    }

    private String aboutValue(ParameterException failure) {
        return switch (failure.getArgSpec()) {
            case null -> unexpected(failure);
            case OptionSpec option -> {
                boolean inVariable = variables
                        .value(option)
                        .filter(text -> values(option, text).contains(failure.getValue()))
                        .isPresent();
                String variable = EnvironmentVariables.name(option);
                String name = option.longestName();
                yield inVariable
                        ? misfit(variable, variable + '=', failure)
                        : misfit(name, name + (option.arity().min() == 0 ? '=' : ' '), failure);
            }
            case ArgSpec folder -> misfit(folder.paramLabel(), "ferry ", failure);
        };
    }

    /// The values that a text holds: several, where an option may stand several times.
    private static List<String> values(OptionSpec option, String text) {
        return option.splitRegex().isEmpty() ? List.of(text) : List.of(text.split(option.splitRegex(), -1));
    }

    /// What is too rare to have words of its own, such as `--demo=yes`.
    private static String unexpected(ParameterException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private static String misfit(String name, String before, ParameterException failure) {
        Kind<?> kind = Kind.of(failure.getArgSpec());
        String value = kind.isSecret() ? "" : "is \"" + failure.getValue() + "\" and ";
        return "%s %shas to be %s, for instance %s%s"
                .formatted(name, value, kind.requirement(), before, kind.example());
    }

    private static String example(OptionSpec option) {
        return option.longestName() + ' ' + Kind.of(option).example();
    }
}
