package ferry.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.io.PrintStream;
import java.util.function.Function;

/// Writes each event to a stream. Thread-safe: one call of a [PrintStream] is never torn apart. Whoever made the
/// stream closes it.
final class LineAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Function<ILoggingEvent, String> format;
    private final PrintStream out;

    /// @param format makes the whole text, with its line ends
    LineAppender(Function<ILoggingEvent, String> format, PrintStream out) {
        this.format = format;
        this.out = out;
    }

    @Override
    protected void append(ILoggingEvent event) {
        out.print(format.apply(event));
    }
}
