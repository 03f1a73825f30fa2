package ferry.server.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// What surrounds the program: its streams, its environment, and the user's wish to stop it. Immutable.
///
/// @param out for what was asked for
/// @param err for everything else
/// @param environment by name
/// @param terminal whether a person reads along
/// @param signals that ask to stop
record Shell(PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal, Signals signals) {
    /// The surroundings of this process.
    static Shell ofTheProcess() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Shell(System.out, System.err, System.getenv(), terminal, Signals.ofTheProcess());
    }

    /// Prints one line that was asked for.
    void say(String line) {
        out.print(Plain.line(line));
        out.flush();
    }

    /// Prints one line about something that is not as it should be.
    void complain(String sentence) {
        err.print(Plain.line("ferry: " + sentence));
        err.flush();
    }
}
