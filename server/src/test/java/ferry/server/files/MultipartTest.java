package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final List<ByteRange> TWO = List.of(new ByteRange(100, 3), new ByteRange(0, 2));

    @Test
    void eachRangeComesWithItsTypeAndPlace() throws IOException {
        Multipart parts = Multipart.of(TWO, 200, "text/css", "xyz");
        var out = new ByteArrayOutputStream();
        parts.writeTo(
                out,
                (range, target) ->
                        target.write("abc".substring(0, (int) range.length()).getBytes(StandardCharsets.US_ASCII)));
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("""
                        \r
                        --xyz\r
                        Content-Type: text/css\r
                        Content-Range: bytes 100-102/200\r
                        \r
                        abc\r
                        --xyz\r
                        Content-Type: text/css\r
                        Content-Range: bytes 0-1/200\r
                        \r
                        ab\r
                        --xyz--\r
                        """);
        assertThat(parts.length()).isEqualTo(out.size());
        assertThat(parts.mediaType()).isEqualTo("multipart/byteranges; boundary=xyz");
    }

    @Test
    void noBoundaryComesTwice() {
        String one = Multipart.of(TWO, 10_000, "a/b").orElseThrow().boundary();
        String other = Multipart.of(TWO, 10_000, "a/b").orElseThrow().boundary();
        assertThat(one).isNotEqualTo(other).matches("[0-9a-f-]{36}");
    }

    @Test
    void theLimitIsTwiceTheFileWithAllThatIsAroundTheRanges() {
        assertThat(Multipart.of(TWO, 103, "text/css")).isEmpty();
        long length = Multipart.of(TWO, 1000, "text/css").orElseThrow().length();
        long odd = length + length % 2;
        // The size has three digits either way.
        assertThat(Multipart.of(TWO, odd / 2, "text/css")).isPresent();
        assertThat(Multipart.of(TWO, odd / 2 - 2, "text/css")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1000, 8_100, 100_000, 5_000_000_000L})
    void asManySmallRangesAsAreAllowedNeverCostTwoFiles(long size) {
        long step = Coalescing.GAP + 2;
        List<ByteRange> ranges = LongStream.range(0, RangeSet.MAX_RANGES)
                .filter(i -> i * step < size)
                .mapToObj(i -> new ByteRange(i * step, 1))
                .toList();
        Optional<Multipart> parts = Multipart.of(ranges, size, "application/" + "x".repeat(90));
        assertThat(parts.map(Multipart::length).orElse(size)).isLessThanOrEqualTo(2 * size);
        assertThat(parts.isPresent()).isEqualTo(size >= 100_000);
    }
}
