package ferry.server.cli;

import ferry.server.files.Mounts;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
        var syntax = new Syntax();
        var variables = new EnvironmentVariables(environment);
        var commandLine = new CommandLine(syntax.command())
                .setDefaultValueProvider(variables)
                .setOverwrittenOptionsAllowed(true)
                .setInterpolateVariables(false)
                .setExpandAtFiles(false);
        try {
            ParseResult parsed = commandLine.parseArgs(BareOptions.completed(syntax.command(), arguments));
            if (parsed.isUsageHelpRequested()) {
                return new Print(commandLine.getUsageMessage(Ansi.OFF));
            }
            if (parsed.isVersionHelpRequested()) {
                return new Print("ferry " + Release.number() + '\n');
            }
        } catch (ParameterException e) {
            return new Refuse(new Complaints(variables).about(e));
        }
        Options options = syntax.options();
        return contradiction(options).<Invocation>map(Refuse::new).orElseGet(() -> new Serve(options));
    }

    /// What is wrong with options each of which is right.
    private static Optional<String> contradiction(Options options) {
        if (options.demo && options.folder.isPresent()) {
            return Optional.of("--demo serves pages of its own: leave out --demo or \"" + options.folder.get() + '"');
        }
        return Mounts.repeated(options.mounts.stream().map(MountedFolder::path).toList())
                .map(path -> "two folders are mounted at " + path + ": leave one of them out");
    }
}
