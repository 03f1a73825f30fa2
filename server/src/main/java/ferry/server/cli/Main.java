package ferry.server.cli;

import ferry.server.cli.Invocation.Print;
import ferry.server.cli.Invocation.Refuse;
import ferry.server.cli.Invocation.Serve;

/// The program `ferry`. Stateless.
public final class Main {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /// Runs the program and ends the process.
    public static void main(String[] arguments) {
        JvmCarriers.beFew(System.getProperties(), Runtime.getRuntime().availableProcessors());
        System.exit(run(Shell.ofTheProcess(), arguments));
    }

    /// Runs the program.
    ///
    /// @return the exit code
    static int run(Shell shell, String... arguments) {
        return switch (Invocation.of(shell.environment(), arguments)) {
            case Serve(Options options) -> serve(shell, options);
            case Print(String text) -> {
                shell.out().print(text);
                shell.out().flush();
                yield DONE;
            }
            case Refuse(String complaint) -> {
                shell.complain(complaint);
                yield MISUSED;
            }
        };
    }

    private static int serve(Shell shell, Options options) {
        try {
            return new Serving(shell, options).untilStopped() ? DONE : FAILED;
        } catch (CannotServe e) {
            shell.complain(e.sentence());
        } catch (Exception | LinkageError e) {
            shell.complain("something unexpected went wrong (" + e + ")"
                    + (options.verbose ? "" : "; with --verbose Ferry says more"));
            if (options.verbose) {
                e.printStackTrace(shell.err());
            }
        }
        return FAILED;
    }
}
