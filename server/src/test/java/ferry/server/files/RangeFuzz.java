package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RangeRequest.Part;
import ferry.server.files.RangeRequest.Parts;
import ferry.server.files.RangeRequest.Unsatisfiable;
import ferry.server.files.RangeRequest.Whole;
import ferry.server.http.Syntax;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What holds of any text in the place of a range. The first two bytes of the input are the size of the file.
///
/// - Ranges lie within the file and apart from each other, so that all together are never more than the file.
/// - What the grammar of RFC 9110, 14.1 and 14.2 says was asked for is what is sent, byte for byte, but for short
///   gaps that are sent as well; and what is none by that grammar is as if it were not there.
public final class RangeFuzz {
    private static final String OWS = "[ \t]*+";
    private static final String SPEC = "(?:[0-9]++-[0-9]*+|-[0-9]++)";
    private static final Pattern RANGES =
            Pattern.compile("(?i:bytes)=(?:" + OWS + SPEC + "?" + OWS + ",)*+" + OWS + SPEC + "?" + OWS);

    private RangeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 2) {
            int size = Byte.toUnsignedInt(input[0]) * 256 + Byte.toUnsignedInt(input[1]);
            String text = new String(input, 2, input.length - 2, StandardCharsets.ISO_8859_1);
            if (Syntax.isFieldValue(text)) {
                check(text, size);
            }
        }
    }

    private static void check(String text, int size) {
        Optional<BitSet> asked = size == 0 ? Optional.empty() : asked(text, size);
        switch (RangeRequest.parse(text, size)) {
            case Whole() -> assertThat(asked).isEmpty();
            case Unsatisfiable() -> assertThat(asked).hasValue(new BitSet());
            case Part(ByteRange range) -> sent(List.of(range), asked.orElseThrow(), size);
            case Parts(List<ByteRange> ranges) -> {
                assertThat(ranges).hasSizeBetween(2, RangeSet.MAX_RANGES);
                sent(ranges, asked.orElseThrow(), size);
            }
        }
    }

    private static void sent(List<ByteRange> ranges, BitSet asked, int size) {
        var sent = new BitSet();
        for (ByteRange range : ranges) {
            assertThat(range.first()).isBetween(0L, size - 1L);
            assertThat(range.end()).isBetween(range.first() + 1, (long) size);
            int first = (int) range.first();
            int end = (int) range.end();
            assertThat(sent.get(first, end).isEmpty()).as("none is sent twice").isTrue();
            assertThat(asked.get(first) && asked.get(end - 1))
                    .as("no more than asked")
                    .isTrue();
            sent.set(first, end);
        }
        var missing = (BitSet) asked.clone();
        missing.andNot(sent);
        assertThat(missing.isEmpty()).as("all that was asked for").isTrue();
        for (int gap = asked.nextClearBit(0); gap < size; gap = asked.nextClearBit(asked.nextSetBit(gap))) {
            int next = asked.nextSetBit(gap);
            if (next < 0) {
                return;
            }
            assertThat(!sent.get(gap) || next - gap <= Coalescing.GAP)
                    .as("a gap")
                    .isTrue();
        }
    }

    /// Which bytes this text asks for; empty when it is no range.
    private static Optional<BitSet> asked(String text, int size) {
        if (!RANGES.matcher(text).matches()) {
            return Optional.empty();
        }
        var asked = new BitSet();
        int count = 0;
        for (String member : text.substring("bytes=".length()).split(",", -1)) {
            String spec = member.strip();
            if (!spec.isEmpty()) {
                int dash = spec.indexOf('-');
                if (isReversed(spec.substring(0, dash), spec.substring(dash + 1))) {
                    return Optional.empty();
                }
                add(spec.substring(0, dash), spec.substring(dash + 1), size, asked);
                count++;
            }
        }
        return count == 0 || count > RangeSet.MAX_RANGES ? Optional.empty() : Optional.of(asked);
    }

    private static boolean isReversed(String first, String last) {
        return !first.isEmpty() && !last.isEmpty() && number(first) > number(last);
    }

    private static void add(String first, String last, int size, BitSet asked) {
        if (first.isEmpty()) {
            asked.set((int) Math.max(0, size - number(last)), size);
        } else if (number(first) < size) {
            asked.set((int) number(first), last.isEmpty() ? size : (int) Math.min(size, number(last) + 1));
        }
    }

    /// Positions that no file has are all the same.
    private static long number(String digits) {
        return new BigInteger(digits)
                .min(BigInteger.valueOf(Long.MAX_VALUE - 1))
                .longValue();
    }
}
