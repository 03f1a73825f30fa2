package ferry.server.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/// Dates as HTTP writes them (RFC 9110, 5.6.7): one format to send, three to understand. Pure functions.
///
/// ```java
/// String text = HttpDate.format(Instant.EPOCH);
/// Optional<Instant> instant = HttpDate.parse("Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
public final class HttpDate {
    // Strict: the lenient ways of java.time would take the 31st of November for the 30th.
    private static final DateTimeFormatter IMF_FIXDATE = strict("EEE, dd MMM uuuu HH:mm:ss 'GMT'");

    private static final DateTimeFormatter ASCTIME = strict("EEE MMM ppd HH:mm:ss uuuu");

    // Years have four digits. To java.time that is the least, and a sign may stand before them.
    private static final int IMF_FIXDATE_LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();
    private static final int ASCTIME_LENGTH = "Sun Nov  6 08:49:37 1994".length();

    /// Two-digit years lie at most 50 years in the future.
    private static final int CENTURY_AHEAD = 50;

    private HttpDate() {}

    /// The instant to whole seconds, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static String format(Instant instant) {
        return IMF_FIXDATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    /// The instant that this text names in one of the three formats; empty when it names none, and then the field that
    /// holds it is to be ignored.
    public static Optional<Instant> parse(String text) {
        return parse(text, Year.now(ZoneOffset.UTC));
    }

    /// The same in a given year, on which the meaning of a year of two digits depends.
    static Optional<Instant> parse(String text, Year now) {
        return switch (text.indexOf(',')) {
            case -1 -> text.length() == ASCTIME_LENGTH ? parse(text, ASCTIME) : Optional.empty();
            case 3 -> text.length() == IMF_FIXDATE_LENGTH ? parse(text, IMF_FIXDATE) : Optional.empty();
            default -> parse(text, rfc850(now));
        };
    }

    private static Optional<Instant> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter rfc850(Year now) {
        int base = now.getValue() + CENTURY_AHEAD - 99;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, base)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
