package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Status;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// Feeds a head to scanner and parser in every way in which bytes can arrive, and checks that it makes no difference.
final class Feed {
    static final InetSocketAddress CLIENT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

    private static final String ANOTHER = "GET /another HTTP/1.1\r\nHost: another\r\n\r\n";

    /// Heads longer than this are cut at some of their bytes only.
    private static final int SHORT = 1_000;

    private Feed() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What the parser makes of this text, however it arrives.
    static Parsed parse(String text) {
        return parse(text, Limits.STANDARD);
    }

    static Parsed parse(String text, Limits limits) {
        byte[] bytes = bytes(text);
        Parsed whole = RequestParser.parse(bytes, 0, bytes.length, limits, CLIENT);
        checkPrefixes(bytes, limits, whole);
        checkBehindAnother(text, limits, whole);
        if (!(whole instanceof Partial)) {
            byte[] followed = bytes(text + ANOTHER);
            assertThat(RequestParser.parse(followed, 0, followed.length, limits, CLIENT))
                    .as("before another")
                    .isEqualTo(whole);
        }
        return whole;
    }

    /// The head that this text is; anything else fails the test.
    static Complete complete(String text) {
        Parsed parsed = parse(text);
        assertThat(parsed).isInstanceOf(Complete.class);
        return (Complete) parsed;
    }

    /// Checks that this text is refused with this status.
    static void assertRefused(String text, Status status) {
        assertThat(parse(text))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.status()).isEqualTo(status));
    }

    private static void checkPrefixes(byte[] bytes, Limits limits, Parsed whole) {
        var scanner = new HeadScanner(limits);
        int step = Math.max(1, bytes.length / SHORT);
        boolean wasDue = false;
        for (int to = 0; to <= bytes.length && !wasDue; to += step) {
            wasDue = scanner.isDue(bytes, to);
            Parsed prefix = RequestParser.parse(bytes, 0, to, limits, CLIENT);
            assertThat(prefix).as("the first %d bytes", to).isEqualTo(wasDue ? whole : new Partial());
            if (wasDue && step == 1 && whole instanceof Complete complete) {
                assertThat(to).as("due").isEqualTo(complete.end());
            }
        }
        assertThat(scanner.isDue(bytes, bytes.length)).as("due at last").isEqualTo(!(whole instanceof Partial));
    }

    private static void checkBehindAnother(String text, Limits limits, Parsed whole) {
        byte[] bytes = bytes(ANOTHER + text);
        int from = ANOTHER.length();
        Parsed expected = whole instanceof Complete(var request, var framing, var persistent, var expects, var end)
                ? new Complete(request, framing, persistent, expects, from + end)
                : whole;
        assertThat(RequestParser.parse(bytes, from, bytes.length, limits, CLIENT))
                .as("behind another")
                .isEqualTo(expected);
    }
}
