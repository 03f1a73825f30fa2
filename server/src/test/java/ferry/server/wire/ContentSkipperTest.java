package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.wire.ContentSkipper.State;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSkipperTest {
    private static final Framing CHUNKED = new Framing.Chunked();
    private static final long PLENTY = 1_000_000;
    private static final String NEXT = "GET / HTTP/1.1\r\n";

    /// What a skipper comes to that gets the bytes in two pieces, and how many it ate.
    private record Outcome(State state, int eaten) {
        static Outcome of(Framing framing, long limit, byte[] bytes, int cut) {
            var skipper = ContentSkipper.of(framing, limit);
            int first = skipper.skip(bytes, 0, cut);
            int last = first == cut ? skipper.skip(bytes, cut, bytes.length) : first;
            return new Outcome(skipper.state(), last);
        }
    }

    @Test
    void noContentIsDoneBeforeItBegins() {
        var skipper = ContentSkipper.of(new Framing.None(), 0);

        assertThat(skipper.state()).isEqualTo(State.DONE);
        assertThat(skipper.skip(new byte[10], 3, 10)).isEqualTo(3);
    }

    @Test
    void contentOfALengthEndsThere() {
        byte[] bytes = Feed.bytes("12345" + NEXT);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(Outcome.of(new Framing.Length(5), PLENTY, bytes, cut)).isEqualTo(new Outcome(State.DONE, 5));
        }
    }

    @Test
    void contentThatHasNotAllArrivedIsNotDone() {
        var skipper = ContentSkipper.of(new Framing.Length(Long.MAX_VALUE), Long.MAX_VALUE);

        assertThat(skipper.skip(new byte[100], 10, 100)).isEqualTo(100);
        assertThat(skipper.state()).isEqualTo(State.MORE);
    }

    @ParameterizedTest
    @CsvSource({"5, 5, DONE", "5, 4, FAILED", "1, 0, FAILED", "9223372036854775807, 1000, FAILED"})
    void aLengthOverTheLimitFailsAtOnce(long length, long limit, State expected) {
        var skipper = ContentSkipper.of(new Framing.Length(length), limit);

        skipper.skip(Feed.bytes("12345"), 0, expected == State.DONE ? 5 : 0);

        assertThat(skipper.state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\r\n\r\n",
                "000\r\n\r\n",
                "5\r\n12345\r\n0\r\n\r\n",
                "5\r\n\r\n\r\n\n\r\n0\r\n\r\n",
                "00005\r\n12345\r\n0\r\n\r\n",
                "1\r\na\r\n1\r\nb\r\n1\r\nc\r\n0\r\n\r\n",
                "a\r\n1234567890\r\n0\r\n\r\n",
                "A\r\n1234567890\r\n0\r\n\r\n",
                "1a\r\n12345678901234567890123456\r\n0\r\n\r\n",
                "1;a\r\nx\r\n0;b=c;d=\"e;f\"\r\n\r\n",
                "1 ;a\r\nx\r\n0 \t;b = c\r\n\r\n",
                "1;\r\nx\r\n0\r\n\r\n",
                "0\r\na: b\r\n\r\n",
                "0\r\na:\r\nB: c: d\r\n\r\n",
                "5\r\n12345\r\n0\r\nExpires: never\r\n\r\n"
            })
    void chunksEndWithTheLastOneWhereverTheyAreCut(String chunks) {
        byte[] bytes = Feed.bytes(chunks + NEXT);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(Outcome.of(CHUNKED, PLENTY, bytes, cut))
                    .as("cut at %d", cut)
                    .isEqualTo(new Outcome(State.DONE, chunks.length()));
        }
        assertThat(byteByByte(chunks)).isEqualTo(State.DONE);
        assertThat(byteByByte(chunks.substring(0, chunks.length() - 1))).isEqualTo(State.MORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "\n",
                ";a\r\n",
                " 5\r\n12345\r\n",
                "g\r\n",
                "-1\r\n",
                "+1\r\nx\r\n",
                "0x1\r\nx\r\n",
                "1\nx\r\n",
                "1\rx",
                "1\r\r\n",
                "1 \r\nx\r\n",
                "1 1\r\nx\r\n",
                "1 x;a\r\n",
                "1;\n\r\n",
                "1;a\u0000\r\n",
                "1\r\nxy\r\n",
                "1\r\nx\n",
                "1\r\nx\rx",
                "1\r\nx1\r\n",
                "1\r\nx\r\n\r\n",
                "\u00b2\r\n",
                "8000000000000000\r\n",
                "10000000000000001\r\n",
                "ffffffffffffffffffffffff\r\n",
                "0\r\n\n",
                "0\r\n\rx",
                "0\r\n a: b\r\n",
                "0\r\n: b\r\n",
                "0\r\na b\r\n",
                "0\r\na\r\n",
                "0\r\na: b\n",
                "0\r\na: b\rc",
                "0\r\na: \u0001\r\n",
                "0\r\nGET / HTTP/1.1\r\n"
            })
    void whatAreNoChunksFailsWhereverItIsCut(String chunks) {
        byte[] bytes = Feed.bytes(chunks);
        Outcome whole = Outcome.of(CHUNKED, PLENTY, bytes, 0);
        assertThat(whole.state()).isEqualTo(State.FAILED);

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(Outcome.of(CHUNKED, PLENTY, bytes, cut))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
    }

    @Test
    void theLimitCountsTheBytesAroundTheChunksToo() {
        String chunks = "1;extension\r\nx\r\n0\r\ntrailer: a\r\n\r\n";
        byte[] bytes = Feed.bytes(chunks + NEXT);

        assertThat(Outcome.of(CHUNKED, chunks.length(), bytes, 0)).isEqualTo(new Outcome(State.DONE, chunks.length()));
        assertThat(Outcome.of(CHUNKED, chunks.length() - 1, bytes, 0).state()).isEqualTo(State.FAILED);
    }

    @Test
    void noMoreIsEatenThanTheLimit() {
        for (int limit = 0; limit < 20; limit++) {
            Outcome outcome = Outcome.of(CHUNKED, limit, Feed.bytes("1\r\nx\r\n".repeat(10)), 0);
            assertThat(outcome).isEqualTo(new Outcome(State.FAILED, limit));
        }
    }

    @Test
    void aChunkOverTheLimitFailsAsSoonAsItIsAnnounced() {
        assertThat(Outcome.of(CHUNKED, 100, Feed.bytes("ff\r\n"), 0)).isEqualTo(new Outcome(State.FAILED, 4));
        assertThat(Outcome.of(CHUNKED, 1000, Feed.bytes("7fffffffffffffff\r\n"), 0))
                .isEqualTo(new Outcome(State.FAILED, 18));
    }

    @ParameterizedTest
    @CsvSource({"1022, MORE", "1023, MORE", "1024, FAILED"})
    void anExtensionMayBeLongButNotEndless(int length, State expected) {
        assertThat(byteByByte("1;" + "a".repeat(length))).isEqualTo(expected);
        assertThat(byteByByte("1" + " ".repeat(length))).isEqualTo(expected);
        assertThat(byteByByte("1\r\nx\r\n1;" + "a".repeat(length))).isEqualTo(expected);
    }

    @Test
    void aSizeMayNotHaveEndlessZeros() {
        assertThat(byteByByte("0".repeat(1024))).isEqualTo(State.MORE);
        assertThat(byteByByte("0".repeat(1025))).isEqualTo(State.FAILED);
    }

    @Test
    void trailersMayBeLongButNotEndless() {
        assertThat(byteByByte("0\r\n" + "a: b\r\n".repeat(2_000) + "\r\n")).isEqualTo(State.DONE);
        assertThat(byteByByte("0\r\n" + "a: b\r\n".repeat(3_000) + "\r\n")).isEqualTo(State.FAILED);
    }

    @Test
    void manySmallChunksDoNotAddUpToALimitOfTheirOwn() {
        assertThat(byteByByte("1;a\r\nx\r\n".repeat(5_000) + "0\r\n\r\n")).isEqualTo(State.DONE);
    }

    @Test
    void nothingIsEatenAfterTheEnd() {
        var skipper = ContentSkipper.of(CHUNKED, PLENTY);
        byte[] bytes = Feed.bytes("0\r\n\r\n0\r\n\r\n");

        assertThat(skipper.skip(bytes, 0, bytes.length)).isEqualTo(5);
        assertThat(skipper.skip(bytes, 5, bytes.length)).isEqualTo(5);
        assertThat(skipper.state()).isEqualTo(State.DONE);
    }

    @Test
    void randomChunksEndWhereTheyEnd() {
        var random = new Random(7878);
        for (int round = 0; round < 200; round++) {
            var chunks = new StringBuilder();
            for (int i = random.nextInt(5); i > 0; i--) {
                int size = 1 + random.nextInt(300);
                chunks.append(Integer.toHexString(size)).append("\r\n");
                random.ints(size, 0, 256).forEach(octet -> chunks.append((char) octet));
                chunks.append("\r\n");
            }
            chunks.append("0\r\n\r\n");
            byte[] bytes = Feed.bytes(chunks + NEXT);
            assertThat(Outcome.of(CHUNKED, PLENTY, bytes, random.nextInt(bytes.length)))
                    .isEqualTo(new Outcome(State.DONE, chunks.length()));
        }
    }

    private static State byteByByte(String text) {
        var skipper = ContentSkipper.of(CHUNKED, PLENTY);
        byte[] bytes = Feed.bytes(text);
        for (int i = 0; i < bytes.length && skipper.state() == State.MORE; i++) {
            assertThat(skipper.skip(bytes, i, i + 1)).isEqualTo(i + 1);
        }
        return skipper.state();
    }
}
