package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ferry.server.http.Status;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScannerTest {
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: a\r\nx: y\r\n\r\n";
    private static final Limits SMALL = new Limits(20, 10, 3, 60);

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aRequestLineMayBeAsLongAsItsLimit(int excess, boolean complete) {
        String line = "GET /" + "a".repeat(6 + excess) + " HTTP/1.0";
        assertThat(line).hasSize(20 + excess);

        assertOutcome(line + "\r\n\r\n", complete, Status.URI_TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aFieldMayBeAsLongAsItsLimit(int excess, boolean complete) {
        String line = "a: " + "b".repeat(7 + excess);

        assertOutcome("GET / HTTP/1.0\r\n" + line + "\r\n\r\n", complete, Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void thereMayBeAsManyFieldsAsTheirLimit(int excess, boolean complete) {
        String fields = "a:b\r\n".repeat(3 + excess);

        assertOutcome("GET / HTTP/1.0\r\n" + fields + "\r\n", complete, Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void aHeadMayBeAsLongAsItsLimit(int excess, boolean complete) {
        String head = "GET /abcd HTTP/1.0\r\n" + "a: 45678\r\n".repeat(3) + "\r\n";
        String padded = "\r\n".repeat(3) + head.replaceFirst("8", "8".repeat(1 + excess));
        assertThat(padded).hasSize(58 + excess);

        assertOutcome(padded, new Limits(20, 10, 3, 58), complete, Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
    }

    @Test
    void aBufferOfTheHeadsLimitIsAlwaysEnough() {
        byte[] endless = new byte[60];
        for (String text :
                new String[] {"GET / HTTP/1.0\r\na: b\r\nc: d\r\ne: f\r\n", "GET / HTTP/1.0\r\n", "\r\n", "G"}) {
            Arrays.fill(endless, (byte) 'a');
            byte[] begin = Feed.bytes(text);
            System.arraycopy(begin, 0, endless, 0, begin.length);
            assertThat(new HeadScanner(SMALL).isDue(endless, endless.length))
                    .as(text)
                    .isTrue();
        }
    }

    @Test
    void theStandardLimitsAreThoseOfRealClients() {
        String line = "GET /" + "a".repeat(8 * 1024 - 14) + " HTTP/1.0\r\n";
        String fields = ("a: " + "b".repeat(8 * 1024 - 3) + "\r\n").repeat(6);
        String many = "a: b\r\n".repeat(94);

        assertThat(Feed.parse(line + fields + many + "\r\n")).isInstanceOf(Complete.class);
        assertThat(Feed.parse(line + fields + many + "a: b\r\n\r\n")).isInstanceOf(Invalid.class);
        assertThat(Feed.parse(line + fields + fields + "\r\n")).isInstanceOf(Invalid.class);
    }

    @Test
    void aLimitIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 1, 0));
    }

    @Test
    void fourEmptyLinesMayComeFirstAndNoMore() {
        assertOutcome("\r\n".repeat(4) + "GET / HTTP/1.0\r\n\r\n", true, Status.BAD_REQUEST);
        assertOutcome("\r\n".repeat(5), false, Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x16, 0x80, 0x00, ' ', '\t', '\n', ':', '{', 0xFF})
    void aFirstByteThatNoMethodBeginsWithIsDueAtOnce(int first) {
        byte[] buffer = {(byte) first};

        assertThat(new HeadScanner(Limits.STANDARD).isDue(buffer, 1)).isTrue();
        assertThat(Feed.parse(String.valueOf((char) first))).isInstanceOf(Invalid.class);
    }

    @Test
    void aBareLineFeedIsDueAtOnce() {
        assertThat(Feed.parse("GET / HTTP/1.1\n")).isInstanceOf(Invalid.class);
        assertThat(Feed.parse("GET / HTTP/1.1\r\nHost: a\n")).isInstanceOf(Invalid.class);
        assertThat(Feed.parse("\r\n\n")).isInstanceOf(Invalid.class);
    }

    @Test
    void aBareCarriageReturnIsDueAtOnce() {
        assertThat(Feed.parse("GET / HTTP/1.1\r\r")).isInstanceOf(Invalid.class);
        assertThat(Feed.parse("GET / HTTP/1.1\r\nHost: a\rb")).isInstanceOf(Invalid.class);
        assertThat(Feed.parse("\rG")).isInstanceOf(Invalid.class);
    }

    @Test
    void whatWasLookedAtIsNotLookedAtAgain() {
        byte[] arriving = Feed.bytes(HEAD);
        var scanner = new HeadScanner(Limits.STANDARD);
        int line = HEAD.indexOf('\n') + 1;

        for (int to = 1; to < arriving.length; to++) {
            assertThat(scanner.isDue(arriving, to)).isFalse();
            // The end of the request line is compared once more when it is whole, a CR when its LF comes.
            if (to >= line) {
                Arrays.fill(arriving, 0, to - 1, (byte) '\n');
            }
        }
        assertThat(scanner.isDue(arriving, arriving.length)).isTrue();
    }

    @Test
    void aHeadThatIsMovedDownInItsBufferIsFollowed() {
        for (int arrived = 0; arrived < HEAD.length(); arrived++) {
            byte[] buffer = Feed.bytes("0123456789" + HEAD);
            var scanner = new HeadScanner(Limits.STANDARD);
            scanner.restart(10);
            assertThat(scanner.isDue(buffer, 10 + arrived)).isFalse();

            System.arraycopy(buffer, 10, buffer, 0, HEAD.length());
            scanner.shift(10);

            assertThat(scanner.isDue(buffer, HEAD.length() - 1)).isFalse();
            assertThat(scanner.isDue(buffer, HEAD.length())).isTrue();
            assertThat(scanner.start()).isZero();
            assertThat(scanner.end()).isEqualTo(HEAD.length());
        }
    }

    @Test
    void aHeadThatIsMovedDownMayBeNoLongerForIt() {
        byte[] buffer = Feed.bytes("0123456789" + HEAD);
        var scanner = new HeadScanner(new Limits(100, 100, 100, 20));
        scanner.restart(10);
        assertThat(scanner.isDue(buffer, 11)).isFalse();

        System.arraycopy(buffer, 10, buffer, 0, HEAD.length());
        scanner.shift(10);

        assertThat(scanner.isDue(buffer, 19)).isFalse();
        assertThat(scanner.isDue(buffer, 20)).isTrue();
    }

    @Test
    void aRequestHasBegunWithItsFirstByteAndNotWithAnEmptyLine() {
        byte[] buffer = Feed.bytes("\r\n" + HEAD);
        var scanner = new HeadScanner(Limits.STANDARD);

        assertThat(scanner.isDue(buffer, 2)).isFalse();
        assertThat(scanner.hasBegun()).isFalse();
        assertThat(scanner.isDue(buffer, 3)).isFalse();
        assertThat(scanner.hasBegun()).isTrue();
    }

    @Test
    void whoSpeaksTlsIsToldSo() {
        assertThat(Feed.parse("\u0016\u0003\u0001")).isEqualTo(Invalid.bad("this port speaks http, not https"));
        assertThat(Feed.parse("\u0015\u0003\u0001")).isEqualTo(Invalid.bad("a request begins with a method"));
    }

    @Test
    void theSmallestLimitsAreLimits() {
        assertThat(new Limits(1, 1, 1, 1)).hasToString("Limits[requestLine=1, fieldLine=1, fields=1, head=1]");
    }

    @Test
    void itStaysDueUntilItIsRestarted() {
        byte[] buffer = Feed.bytes(HEAD + HEAD + "\u0016");
        var scanner = new HeadScanner(Limits.STANDARD);

        assertThat(scanner.isDue(buffer, HEAD.length())).isTrue();
        assertThat(scanner.isDue(buffer, HEAD.length())).isTrue();
        scanner.restart(HEAD.length());
        assertThat(scanner.isDue(buffer, 2 * HEAD.length() - 1)).isFalse();
        assertThat(scanner.isDue(buffer, 2 * HEAD.length())).isTrue();
        scanner.restart(2 * HEAD.length());
        assertThat(scanner.isDue(buffer, 2 * HEAD.length())).isFalse();
        assertThat(scanner.isDue(buffer, buffer.length)).isTrue();
        scanner.restart(0);
        assertThat(scanner.isDue(buffer, 1)).isFalse();
    }

    @Test
    void eachHeadHasItsOwnEmptyLinesAndFields() {
        String first = "GET / HTTP/1.0\r\n" + "a:b\r\n".repeat(3) + "\r\n";
        String second = "\r\n".repeat(4) + first;
        byte[] buffer = Feed.bytes(first + second);
        var scanner = new HeadScanner(SMALL);

        assertThat(scanner.isDue(buffer, buffer.length)).isTrue();
        scanner.restart(first.length());

        assertThat(scanner.isDue(buffer, buffer.length - 1)).isFalse();
        assertThat(scanner.isDue(buffer, buffer.length)).isTrue();
    }

    private static void assertOutcome(String text, boolean complete, Status otherwise) {
        assertOutcome(text, SMALL, complete, otherwise);
    }

    private static void assertOutcome(String text, Limits limits, boolean complete, Status otherwise) {
        Parsed parsed = Feed.parse(text, limits);
        if (complete) {
            assertThat(parsed).isInstanceOf(Complete.class);
        } else {
            assertThat(parsed)
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            invalid -> assertThat(invalid.status()).isEqualTo(otherwise));
        }
    }
}
