package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.wire.ContentSkipper.State;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Partial;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Nothing that arrives makes the readers throw, and how it arrives makes no difference to what they read.
class RandomBytesTest {
    private static final int ROUNDS = 20_000;
    private static final Limits SMALL = new Limits(60, 60, 6, 200);

    private static final List<String> HEADS = List.of(
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /a?b HTTP/1.1\r\nHost: [::1]:80\r\nTransfer-Encoding: chunked\r\n\r\n",
            "PUT http://a:80/b HTTP/1.0\r\nContent-Length: 12\r\nExpect: 100-continue\r\n\r\n",
            "\r\nOPTIONS * HTTP/1.1\r\nHost:\r\nConnection: close, x\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

    private static final List<String> CONTENTS = List.of(
            "5\r\n12345\r\n0\r\n\r\n", "a ;b=c\r\n1234567890\r\n0\r\nd: e\r\n\r\n", "0\r\n\r\n", "7fffffff\r\nx");

    /// Bytes that mean something to a parser, more likely than others.
    private static final byte[] TELLING = Feed.bytes("\r\n\r\n \t:/?*#,;0123456789abHTTP\u0000\u007f\u00ff");

    private final Random random = new Random(9112);

    @Test
    void aHeadIsReadTheSameHoweverItArrives() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(HEADS);
            Limits limits = random.nextBoolean() ? SMALL : Limits.STANDARD;
            Parsed whole = RequestParser.parse(bytes, 0, bytes.length, limits, Feed.CLIENT);
            var scanner = new HeadScanner(limits);
            int to = 0;
            while (!scanner.isDue(bytes, to) && to < bytes.length) {
                to = Math.min(bytes.length, to + 1 + random.nextInt(20));
            }
            assertThat(RequestParser.parse(bytes, 0, to, limits, Feed.CLIENT))
                    .as(() -> Arrays.toString(bytes))
                    .isEqualTo(whole);
            assertThat(scanner.isDue(bytes, to)).isEqualTo(!(whole instanceof Partial));
            if (whole instanceof Complete complete) {
                assertThat(complete.end()).isLessThanOrEqualTo(Math.min(to, limits.head()));
            }
        }
    }

    @Test
    void contentIsSkippedTheSameHoweverItArrives() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(CONTENTS);
            long limit = random.nextInt(60);
            var whole = ContentSkipper.of(new Framing.Chunked(), limit);
            int end = whole.skip(bytes, 0, bytes.length);
            var cut = ContentSkipper.of(new Framing.Chunked(), limit);
            int at = 0;
            for (int to = 0; to <= bytes.length && cut.state() == State.MORE; to += 1 + random.nextInt(5)) {
                at = cut.skip(bytes, at, to);
            }
            at = cut.skip(bytes, at, bytes.length);
            assertThat(cut.state()).as(() -> Arrays.toString(bytes)).isEqualTo(whole.state());
            assertThat(at).isLessThanOrEqualTo((int) limit);
            if (whole.state() == State.DONE) {
                assertThat(at).isEqualTo(end);
            }
        }
    }

    private byte[] mutated(List<String> seeds) {
        var text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length());
            char telling = (char) (TELLING[random.nextInt(TELLING.length)] & 0xFF);
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.setCharAt(at, telling);
                case 2 -> text.insert(at, telling);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            }
        }
        return Feed.bytes(text.toString());
    }
}
