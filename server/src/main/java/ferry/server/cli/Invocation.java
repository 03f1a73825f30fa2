package ferry.server.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// What a command line comes to. Immutable.
sealed interface Invocation {
    /// Serve, in this way.
    record Serve(Options options) implements Invocation {}

    /// Print this text, and that is all.
    record Print(String text) implements Invocation {}

    /// Do nothing but say why.
    record Refuse(String complaint) implements Invocation {}

    /// Reads a command line. A pure function of its arguments.
    static Invocation of(Map<String, String> environment, String... arguments) {
        var options = new Options();
        var variables = new EnvironmentVariables(environment);
        var commandLine = new CommandLine(options)
                .setDefaultValueProvider(variables)
                .setOverwrittenOptionsAllowed(true)
                .setInterpolateVariables(false)
                .setExpandAtFiles(false);
        try {
            commandLine.parseArgs(BareOptions.completed(commandLine.getCommandSpec(), arguments));
        } catch (ParameterException e) {
            return new Refuse(new Complaints(variables).about(e));
        }
        if (options.help) {
            return new Print(commandLine.getUsageMessage(Ansi.OFF));
        }
        if (options.version) {
            return new Print(String.join("\n", new Release().getVersion()) + "\n");
        }
        if (options.demo && options.folder.isPresent()) {
            return new Refuse("--demo serves pages of its own: leave out --demo or \"" + options.folder.get() + '"');
        }
        return new Serve(options);
    }
}
