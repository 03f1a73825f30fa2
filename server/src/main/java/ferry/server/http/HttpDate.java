package ferry.server.http;

import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Dates as HTTP writes them (RFC 9110, 5.6.7): one format to send, three to understand. Pure functions.
///
/// ```java
/// String text = HttpDate.format(Instant.EPOCH);
/// Optional<Instant> instant = HttpDate.parse("Thu, 01 Jan 1970 00:00:00 GMT");
/// ```
public final class HttpDate {
    // Written out, for to look them up among the names of all languages takes longer than the rest of a start.
    private static final Map<Long, String> DAYS = numbered("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private static final Map<Long, String> WHOLE_DAYS =
            numbered("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private static final Map<Long, String> MONTHS =
            numbered("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final DateTimeFormatter IMF_FIXDATE = strict(new DateTimeFormatterBuilder()
            .appendText(DAY_OF_WEEK, DAYS)
            .appendPattern(", dd ")
            .appendText(MONTH_OF_YEAR, MONTHS)
            .appendPattern(" uuuu HH:mm:ss 'GMT'"));

    private static final DateTimeFormatter ASCTIME = strict(new DateTimeFormatterBuilder()
            .appendText(DAY_OF_WEEK, DAYS)
            .appendLiteral(' ')
            .appendText(MONTH_OF_YEAR, MONTHS)
            .appendPattern(" ppd HH:mm:ss uuuu"));

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

    private static DateTimeFormatter rfc850(Year now) {
        int base = now.getValue() + CENTURY_AHEAD - 99;
        return strict(new DateTimeFormatterBuilder()
                .appendText(DAY_OF_WEEK, WHOLE_DAYS)
                .appendPattern(", dd-")
                .appendText(MONTH_OF_YEAR, MONTHS)
                .appendLiteral('-')
                .appendValueReduced(YEAR, 2, 2, base)
                .appendPattern(" HH:mm:ss 'GMT'"));
    }

    /// The lenient ways of java.time would take the 31st of November for the 30th.
    private static DateTimeFormatter strict(DateTimeFormatterBuilder format) {
        return format.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static Map<Long, String> numbered(String... names) {
        var numbered = new HashMap<Long, String>();
        for (String name : names) {
            numbered.put(numbered.size() + 1L, name);
        }
        return numbered;
    }
}
