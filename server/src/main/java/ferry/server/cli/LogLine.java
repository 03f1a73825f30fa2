package ferry.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a log event looks on standard error. Pure functions.
final class LogLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private LogLine() {}

    /// For whoever runs the server: the message, and in a word what caused it.
    ///
    /// `ferry: warning: No file descriptors left (java.io.IOException: Too many open files)`
    static String brief(ILoggingEvent event) {
        String severity = event.getLevel().isGreaterOrEqual(Level.ERROR) ? "error: " : "warning: ";
        String cause = cause(event)
                .map(thrown -> " (" + thrown.getClassName() + ": " + thrown.getMessage() + ')')
                .orElse("");
        return Plain.line("ferry: " + severity + event.getFormattedMessage() + cause);
    }

    /// For whoever looks for a fault: when, in which thread, by which logger, and the stack trace.
    static String full(ILoggingEvent event) {
        String line = "%s %-5s [%s] %s: %s"
                .formatted(
                        TIME.format(event.getInstant().atZone(ZoneId.systemDefault())),
                        event.getLevel(),
                        event.getThreadName(),
                        event.getLoggerName(),
                        event.getFormattedMessage());
        return Plain.line(line) + cause(event).map(LogLine::trace).orElse("");
    }

    private static String trace(IThrowableProxy cause) {
        return ThrowableProxyUtil.asString(cause)
                .lines()
                .map(line -> Plain.line(line.replace("\t", "    ")))
                .collect(Collectors.joining());
    }

    private static Optional<IThrowableProxy> cause(ILoggingEvent event) {
        return Optional.ofNullable(event.getThrowableProxy());
    }
}
