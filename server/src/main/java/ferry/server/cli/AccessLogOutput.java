package ferry.server.cli;

import ferry.server.http.Exchange;
import ferry.server.observe.AccessLog;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Where the access log goes: nowhere, to standard output, or into a file. Thread-safe.
///
/// Standard output gets each line at once. A file gets them in blocks, a second late at most, which is cheap for a
/// server under load and soon enough for `tail -f`.
///
/// @param listener takes the exchanges, if they are to be written
/// @param closing gives back the file
record AccessLogOutput(Optional<Consumer<Exchange>> listener, Runnable closing) implements AutoCloseable {
    private static final String STANDARD_OUTPUT = "-";
    private static final int BLOCK = 64 * 1024;

    /// What these options ask for.
    ///
    /// @param out standard output
    static AccessLogOutput of(Options options, PrintStream out) throws CannotServe {
        if (options.accessLog.isEmpty()) {
            return new AccessLogOutput(Optional.empty(), () -> {});
        }
        Path path = options.accessLog.get();
        return path.toString().equals(STANDARD_OUTPUT)
                ? new AccessLogOutput(Optional.of(listener(options, new PrintStream(out, true))), out::flush)
                : file(options, path);
    }

    private static AccessLogOutput file(Options options, Path path) throws CannotServe {
        PrintStream lines = open(path);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ferry-access-log").factory());
        var _ = clock.scheduleWithFixedDelay(lines::flush, 1, 1, TimeUnit.SECONDS);
        return new AccessLogOutput(Optional.of(listener(options, lines)), () -> {
            clock.shutdownNow();
            lines.close();
        });
    }

    private static Consumer<Exchange> listener(Options options, PrintStream lines) {
        return new AccessLog(
                options.logFormat,
                ZoneId.systemDefault(),
                request -> options.authentication.flatMap(check -> check.user(request)),
                Logging.accessTo(lines)::info);
    }

    /// A [FileOutputStream], because the streams of [java.nio.file.Files] close when a thread that writes is
    /// interrupted, as workers are at a forced end. A full disk makes a [PrintStream] lose lines, and fails no
    /// request.
    private static PrintStream open(Path path) throws CannotServe {
        try {
            var file = new FileOutputStream(path.toFile(), true);
            return new PrintStream(new BufferedOutputStream(file, BLOCK), false, StandardCharsets.US_ASCII);
        } catch (FileNotFoundException e) {
            throw new CannotServe(
                    "the access log can't be written, " + e.getMessage()
                            + ": name another file, or - for standard output",
                    e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
