package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds of any text in the place of a date.
///
/// - It is read as by three regular expressions, which are the grammar of RFC 9110, 5.6.7.
/// - What is read and written again is read as the same.
public final class DateFuzz {
    private static final Year NOW = Year.of(2026);

    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final String DAY = "(?<weekday>[A-Z][a-z]{2})";
    private static final String LONG_DAY = "(?<weekday>[A-Z][a-z]{5,8})";
    private static final String MONTH = "(?<month>[A-Z][a-z]{2})";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

    private static final List<Pattern> FORMATS = List.of(
            Pattern.compile(DAY + ", (?<day>[0-9]{2}) " + MONTH + " (?<year>[0-9]{4}) " + TIME + " GMT"),
            Pattern.compile(LONG_DAY + ", (?<day>[0-9]{2})-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT"),
            Pattern.compile(DAY + " " + MONTH + " (?<day>[ 0-9][0-9]) " + TIME + " (?<year>[0-9]{4})"));

    private DateFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        Optional<Instant> date = HttpDate.parse(text, NOW);
        assertThat(date).isEqualTo(expected(text));
        date.ifPresent(instant ->
                assertThat(HttpDate.parse(HttpDate.format(instant), NOW)).hasValue(instant));
    }

    private static Optional<Instant> expected(String text) {
        return FORMATS.stream()
                .map(format -> format.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(DateFuzz::instant);
    }

    private static Optional<Instant> instant(Matcher date) {
        int month = MONTHS.indexOf(date.group("month")) + 1;
        try {
            LocalDateTime time = LocalDateTime.of(
                    year(date.group("year")),
                    month,
                    number(date, "day"),
                    number(date, "hour"),
                    number(date, "minute"),
                    number(date, "second"));
            String weekday = DAYS.get(time.getDayOfWeek().getValue() - 1);
            String said = date.group("weekday");
            boolean right = said.length() == 3 ? weekday.startsWith(said) : weekday.equals(said);
            return right ? Optional.of(time.toInstant(ZoneOffset.UTC)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// RFC 9110, 5.6.7: a year of two digits that would lie more than 50 years ahead lies in the past.
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int century = NOW.getValue() / 100 * 100;
        return century + year > NOW.getValue() + 50 ? century + year - 100 : century + year;
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group).strip());
    }
}
