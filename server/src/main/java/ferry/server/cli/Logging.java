package ferry.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.PrintStream;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/// Decides what is logged, and where to. Stateless; it changes the logging of the whole process.
///
/// There is no configuration file: parsing one would take longer than the rest of the start. Two loggers matter:
///
/// ```text
///    the root       errors, warnings, or everything  ──► standard error
///    ferry.access   a line for each response         ──► the access log, and nowhere else
/// ```
final class Logging {
    private Logging() {}

    /// Sends what is worth saying to this stream.
    static void to(PrintStream err, Verbosity verbosity) {
        Logback.provide();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        switch (verbosity) {
            case QUIET -> configure(root, Level.ERROR, LogLine::brief, err);
            case NORMAL -> configure(root, Level.WARN, LogLine::brief, err);
            case VERBOSE -> configure(root, Level.DEBUG, LogLine::full, err);
        }
    }

    /// Sends the access log to this stream.
    ///
    /// @return what takes its lines
    static org.slf4j.Logger accessTo(PrintStream lines) {
        Logger access = (Logger) LoggerFactory.getLogger("ferry.access");
        access.setAdditive(false);
        configure(access, Level.INFO, event -> event.getFormattedMessage() + System.lineSeparator(), lines);
        return access;
    }

    private static void configure(Logger logger, Level level, Function<ILoggingEvent, String> format, PrintStream out) {
        var appender = new LineAppender(format, out);
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.setLevel(level);
        logger.addAppender(appender);
    }
}
