package ferry.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Exchange;
import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Status;
import ferry.server.http.Version;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessLogTest {
    private static final Instant RECEIVED = Instant.parse("1994-11-06T08:49:37.042Z");
    private static final Request PLAIN = Request.get("/a.html?b=c");
    private static final Request FROM_A_BROWSER =
            PLAIN.with("Referer", "http://localhost/").with("User-Agent", "Mozilla/5.0 (X11)");

    static List<Row> rows() {
        return List.of(
                new Row(LogFormat.COMMON, exchange(FROM_A_BROWSER), """
                        192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] "GET /a.html?b=c HTTP/1.1" 200 182 0.000143"""),
                new Row(LogFormat.COMBINED, exchange(FROM_A_BROWSER), """
                        192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] "GET /a.html?b=c HTTP/1.1" 200 182 \
                        "http://localhost/" "Mozilla/5.0 (X11)" 0.000143"""),
                new Row(LogFormat.COMBINED, exchange(PLAIN), """
                        192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] "GET /a.html?b=c HTTP/1.1" 200 182 "-" "-" \
                        0.000143"""),
                new Row(LogFormat.COMBINED, unreadable(), """
                        192.0.2.7 - - [06/Nov/1994:08:49:37 +0000] "-" 400 16 "-" "-" 61.500000"""),
                new Row(LogFormat.JSON, exchange(FROM_A_BROWSER), """
                        {"time":"1994-11-06T08:49:37.042Z","client":"192.0.2.7","method":"GET",\
                        "target":"/a.html?b=c","version":"HTTP/1.1","status":200,"bytes":182,"seconds":0.000143,\
                        "referer":"http://localhost/","userAgent":"Mozilla/5.0 (X11)"}"""),
                new Row(LogFormat.JSON, unreadable(), """
                        {"time":"1994-11-06T08:49:37.042Z","client":"192.0.2.7","status":400,"bytes":16,\
                        "seconds":61.500000}"""));
    }

    record Row(LogFormat format, Exchange exchange, String line) {}

    @ParameterizedTest
    @MethodSource("rows")
    void anExchangeIsOneLine(Row row) {
        assertThat(lines(row.format, row.exchange)).containsExactly(row.line);
    }

    @Test
    void datesOfTheCommonFormatAreLocal() {
        var lines = new ArrayList<String>();

        new AccessLog(LogFormat.COMMON, ZoneId.of("Europe/Berlin"), request -> Optional.empty(), lines::add)
                .accept(exchange(PLAIN));

        assertThat(lines.getFirst()).contains("[06/Nov/1994:09:49:37 +0100]");
    }

    @Test
    void eachSecondHasItsOwnDate() {
        List<String> lines = lines(LogFormat.COMMON, at(RECEIVED), at(RECEIVED.plusSeconds(1)), at(RECEIVED));

        assertThat(lines)
                .extracting(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
                .containsExactly(
                        "06/Nov/1994:08:49:37 +0000", "06/Nov/1994:08:49:38 +0000", "06/Nov/1994:08:49:37 +0000");
    }

    @ParameterizedTest
    @EnumSource(LogFormat.class)
    void nothingThatAClientSendsLeavesPrintableAscii(LogFormat format) {
        var everything = new StringBuilder("/");
        for (char c = 0; c < 0x2100; c++) {
            everything.append(c);
        }

        String line = lines(format, exchange(asking(everything.toString()))).getFirst();

        assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= '~');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "/a\"b, /a\\x22b, /a\\u0022b",
                "/a\\b, /a\\x5cb, /a\\u005cb",
                "/a\u001b[2Jb, /a\\x1b[2Jb, /a\\u001b[2Jb",
                "`/a\nb`, /a\\x0ab, /a\\u000ab",
                "`/a\r\nb`, /a\\x0d\\x0ab, /a\\u000d\\u000ab",
                "/a\u007fb, /a\\x7fb, /a\\u007fb",
                "/a\u009bb, /a\\x9bb, /a\\u009bb",
                "/\u00c3\u00a9, /\\xc3\\xa9, /\\u00c3\\u00a9",
                "/a\u2028b, /a\\u2028b, /a\\u2028b",
                "/a\ud800b, /a\\ud800b, /a\\ud800b",
                "/a%0Ab, /a%0Ab, /a%0Ab",
            })
    void whatIsNotPlainIsEscaped(String target, String inCommon, String inJson) {
        Exchange exchange = exchange(asking(target));

        assertThat(lines(LogFormat.COMMON, exchange).getFirst()).contains("\"GET " + inCommon + " HTTP/1.1\"");
        assertThat(lines(LogFormat.JSON, exchange).getFirst()).contains("\"target\":\"" + inJson + "\"");
    }

    @Test
    void aFieldCannotCloseItsQuotes() {
        Request request = PLAIN.with("User-Agent", "x\" 500 0 \"y").with("Referer", "\\");

        assertThat(lines(LogFormat.COMBINED, exchange(request)).getFirst())
                .endsWith(" \"\\x5c\" \"x\\x22 500 0 \\x22y\" 0.000143");
        assertThat(lines(LogFormat.JSON, exchange(request)).getFirst())
                .endsWith(",\"referer\":\"\\u005c\",\"userAgent\":\"x\\u0022 500 0 \\u0022y\"}");
    }

    @ParameterizedTest
    @CsvSource({"zoé, zo\\xe9, zo\\u00e9", "a b, a\\x20b, a b", "'a\"\\', a\\x22\\x5c, a\\u0022\\u005c"})
    void aUserIsNamedInOneColumn(String user, String inCommon, String inJson) {
        Exchange exchange = exchange(PLAIN.with("X-User", user));

        assertThat(lines(LogFormat.COMMON, exchange).getFirst()).startsWith("192.0.2.7 - " + inCommon + " [06/");
        assertThat(lines(LogFormat.JSON, exchange).getFirst())
                .contains("\"client\":\"192.0.2.7\",\"user\":\"" + inJson + "\",\"method\"");
    }

    private static List<String> lines(LogFormat format, Exchange... exchanges) {
        var lines = new ArrayList<String>();
        var log = new AccessLog(format, ZoneOffset.UTC, request -> request.header("X-User"), lines::add);
        for (Exchange exchange : exchanges) {
            log.accept(exchange);
        }
        return lines;
    }

    private static Request asking(String target) {
        return new Request(
                Method.GET,
                new RequestTarget(target, Optional.empty()),
                Version.HTTP_1_1,
                Headers.of("Host", "localhost"),
                client());
    }

    private static Exchange exchange(Request request) {
        return new Exchange(RECEIVED, client(), Optional.of(request), Status.OK, 182, Duration.ofNanos(143_999));
    }

    private static Exchange at(Instant received) {
        return new Exchange(received, client(), Optional.of(PLAIN), Status.OK, 0, Duration.ZERO);
    }

    private static Exchange unreadable() {
        return new Exchange(RECEIVED, client(), Optional.empty(), Status.BAD_REQUEST, 16, Duration.ofMillis(61_500));
    }

    private static InetSocketAddress client() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7}), 4711);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
