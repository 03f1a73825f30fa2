package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.wire.ContentSkipper.State;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds of any bytes that arrive in the place of content in chunks. The first two say how much of it may be
/// eaten.
///
/// - It makes no difference how they arrive.
/// - No more is eaten than was allowed.
/// - The end is where another reading finds it, which is made of the grammar in RFC 9112, 7.1 and has no states.
public final class ContentFuzz {
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]++)(?:[ \t]*+;[\t -~\\x80-\\xff]*+)?\r\n");

    private static final Pattern TRAILERS =
            Pattern.compile("(?:[0-9A-Za-z!#$%&'*+.^_`|~-]++:[\t -~\\x80-\\xff]*+\r\n)*+\r\n");

    /// Longer lines are refused whatever they hold.
    private static final int LONGEST_LINE = 1024 + 2;

    private ContentFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int limit = Byte.toUnsignedInt(input[0]) * 256 + Byte.toUnsignedInt(input[1]);
        var whole = ContentSkipper.of(new Framing.Chunked(), limit);
        int end = whole.skip(input, 2, input.length);
        assertThat(end - 2).isLessThanOrEqualTo(limit);
        inSingleBytes(input, limit, whole.state(), end);
        int expected = end(new String(input, 2, input.length - 2, StandardCharsets.ISO_8859_1));
        if (expected >= 0 && expected <= limit) {
            assertThat(whole.state()).isEqualTo(State.DONE);
            assertThat(end - 2).isEqualTo(expected);
        } else {
            assertThat(whole.state()).isNotEqualTo(State.DONE);
        }
    }

    private static void inSingleBytes(byte[] input, int limit, State state, int end) {
        var skipper = ContentSkipper.of(new Framing.Chunked(), limit);
        int at = 2;
        for (int to = 2; to <= input.length && skipper.state() == State.MORE; to++) {
            at = skipper.skip(input, at, to);
        }
        assertThat(skipper.state()).isEqualTo(state);
        if (state != State.FAILED) {
            assertThat(at).isEqualTo(end);
        }
    }

    /// The index behind the content; negative when it isn't whole, or is none.
    private static int end(String text) {
        Matcher size = SIZE.matcher(text);
        int at = 0;
        while (size.region(at, text.length()).lookingAt() && size.end() - at <= LONGEST_LINE) {
            BigInteger length = new BigInteger(size.group(1), 16);
            if (length.signum() == 0) {
                Matcher trailers = TRAILERS.matcher(text).region(size.end(), text.length());
                return trailers.lookingAt() ? trailers.end() : -1;
            }
            if (length.compareTo(BigInteger.valueOf(text.length() - size.end())) > 0) {
                return -1;
            }
            at = size.end() + length.intValueExact();
            if (!text.startsWith("\r\n", at)) {
                return -1;
            }
            at += 2;
        }
        return -1;
    }
}
