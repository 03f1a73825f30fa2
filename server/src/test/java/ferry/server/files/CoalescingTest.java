package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoalescingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none                    | none",
                "5-9                     | 5-9",
                "0-9 0-9                 | 0-9",
                "0-9 5-19                | 0-19",
                "5-19 0-9                | 0-19",
                "0-99 10-19              | 0-99",
                "10-19 0-99              | 0-99",
                "0-9 10-19               | 0-19",
                "0-9 90-99               | 0-99",
                "0-9 91-99               | 0-9 91-99",
                "500-599 0-9             | 500-599 0-9",
                "500-599 0-9 550-700     | 500-700 0-9",
                "0-9 500-599 1000-1099 5-20 | 0-20 500-599 1000-1099",
                "1000-1009 0-9 500-509 10-499 | 1000-1009 0-509",
                "0-0 200-200 400-400 0-999 | 0-999",
            })
    void whatOverlapsOrNearlyTouchesIsOneAndStandsWhereTheFirstOfItStood(String ranges, String expected) {
        assertThat(Coalescing.of(list(ranges))).isEqualTo(list(expected));
    }

    @Test
    void whateverIsAskedForComesOnceAndInPiecesThatAreApart() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            List<ByteRange> asked = Stream.generate(() -> new ByteRange(random.nextInt(2000), 1 + random.nextInt(200)))
                    .limit(1 + random.nextInt(12))
                    .toList();
            List<ByteRange> coalesced = Coalescing.of(asked);
            var wanted = bytes(asked);
            var sent = bytes(coalesced);
            assertThat(sent.cardinality())
                    .isEqualTo(coalesced.stream().mapToLong(ByteRange::length).sum());
            wanted.andNot(sent);
            assertThat(wanted.isEmpty()).isTrue();
            assertApart(coalesced);
        }
    }

    private static void assertApart(List<ByteRange> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort((one, other) -> Long.compare(one.first(), other.first()));
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i).first() - sorted.get(i - 1).end()).isGreaterThan(Coalescing.GAP);
        }
    }

    private static BitSet bytes(List<ByteRange> ranges) {
        var bytes = new BitSet();
        ranges.forEach(range -> bytes.set((int) range.first(), (int) range.end()));
        return bytes;
    }

    private static List<ByteRange> list(String ranges) {
        return ranges == null
                ? List.of()
                : Stream.of(ranges.split(" ", -1)).map(CoalescingTest::range).toList();
    }

    private static ByteRange range(String text) {
        String[] ends = text.split("-", -1);
        return ByteRange.between(Long.parseLong(ends[0]), Long.parseLong(ends[1]) + 1);
    }
}
