package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1994-11-06T08:49:37Z     | Sun, 06 Nov 1994 08:49:37 GMT
                    1994-11-06T08:49:37.999Z | Sun, 06 Nov 1994 08:49:37 GMT
                    1970-01-01T00:00:00Z     | Thu, 01 Jan 1970 00:00:00 GMT
                    1969-12-31T23:59:59.5Z   | Wed, 31 Dec 1969 23:59:59 GMT
                    2000-02-29T23:59:59Z     | Tue, 29 Feb 2000 23:59:59 GMT
                    2026-01-01T00:00:00Z     | Thu, 01 Jan 2026 00:00:00 GMT
                    9999-12-31T23:59:59Z     | Fri, 31 Dec 9999 23:59:59 GMT
                    """)
    void anInstantIsWrittenInOneFormat(Instant instant, String text) {
        assertThat(HttpDate.format(instant)).isEqualTo(text);
        assertThat(HttpDate.parse(text)).contains(Instant.ofEpochSecond(instant.getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"})
    void threeFormatsAreUnderstood(String text) {
        assertThat(HttpDate.parse(text)).contains(Instant.parse("1994-11-06T08:49:37Z"));
    }

    @Test
    void asctimeMayHaveTwoDigitsForTheDay() {
        assertThat(HttpDate.parse("Wed Nov 16 08:49:37 1994")).contains(Instant.parse("1994-11-16T08:49:37Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "0",
                "1994-11-06T08:49:37Z",
                "784111777",
                "Sun, 06 Nov 1994 08:49:37",
                "Sun, 06 Nov 1994 08:49:37 UTC",
                "Sun, 06 Nov 1994 08:49:37 +0000",
                "Sun, 06 Nov 1994 08:49:37 GMT ",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 94 08:49:37 GMT",
                "Sun, 06 Nov 1994 8:49:37 GMT",
                "Sun, 06 Nov 1994 08:49 GMT",
                "sun, 06 nov 1994 08:49:37 gmt",
                "06 Nov 1994 08:49:37 GMT",
                "Mon, 06 Nov -1994 08:49:37 GMT",
                "Sun, 06 Nov +11994 08:49:37 GMT",
                "Mon Nov  6 08:49:37 -1994",
                "Sun Nov  6 08:49:37 +11994",
                "So, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Okt 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:60:37 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Fri, 31 Nov 1994 08:49:37 GMT",
                "Wed, 31 Nov 1994 08:49:37 GMT",
                "Monday, 31-Nov-94 08:49:37 GMT",
                "Wednesday, 31-Nov-94 08:49:37 GMT",
                "Wed Nov 31 08:49:37 1994",
                "Tue, 29 Feb 2026 08:49:37 GMT",
                "Sat, 29 Feb 2025 08:49:37 GMT",
                "Fri, 30 Feb 2025 08:49:37 GMT",
                "Sun, 06 Nov -994 08:49:37 GMT",
                "Sun, 06 Nov 11994 08:49:37 GMT",
                "Sun Nov 6 08:49:37 1994",
                "Sun Nov 06 08:49:37 1994 GMT",
                "Sunday, 06-Nov-1994 08:49:37 GMT",
                "Sun, 06-Nov-94 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT",
                "Sun\u0000"
            })
    void anythingElseIsNoDate(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Mon, 06 Nov 1994 08:49:37 GMT", "Monday, 06-Nov-94 08:49:37 GMT", "Mon Nov  6 08:49:37 1994"})
    void aWeekdayThatIsNotTheDatesIsNoDate(String text) {
        assertThat(HttpDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1994, 1999, 2000, 2026, 2049, 2050})
    void aYearOfTwoDigitsLiesAtMostFiftyYearsAhead(int now) {
        for (int year = now - 49; year <= now + 50; year++) {
            LocalDate day = LocalDate.of(year, 11, 6);
            String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
            String text = String.format(Locale.ROOT, "%s, 06-Nov-%02d 00:00:00 GMT", weekday, year % 100);
            assertThat(HttpDate.parse(text, Year.of(now)))
                    .as(text)
                    .contains(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }
}
