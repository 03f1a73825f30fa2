package ferry.server.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes one range of those that overlap or nearly touch (RFC 9110, 15.3.7.2). Pure functions.
///
/// Without this, two ranges that differ in a byte would have the file sent twice, and a hundred a hundred times.
final class Coalescing {
    /// What a part costs beside its content, about: to send what lies between two ranges is then the cheaper way.
    static final int GAP = 80;

    /// @param place in the order of the request
    private record Placed(int place, ByteRange range) {}

    private Coalescing() {}

    /// The same bytes, and perhaps some between them, in ranges that are more than a gap apart. Each stands where
    /// the first of those that it is made of stood: a client may want the end of a file before its beginning.
    static List<ByteRange> of(List<ByteRange> ranges) {
        var placed = new ArrayList<Placed>();
        for (ByteRange range : ranges) {
            placed.add(new Placed(placed.size(), range));
        }
        placed.sort(Comparator.comparingLong(each -> each.range().first()));
        return merge(placed).stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::range)
                .toList();
    }

    /// @param sorted by their first bytes
    private static List<Placed> merge(List<Placed> sorted) {
        var merged = new ArrayList<Placed>();
        for (Placed next : sorted) {
            if (!merged.isEmpty()
                    && next.range().first() - merged.getLast().range().end() <= GAP) {
                merged.add(union(merged.removeLast(), next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Placed union(Placed one, Placed next) {
        long end = Math.max(one.range().end(), next.range().end());
        return new Placed(
                Math.min(one.place(), next.place()),
                ByteRange.between(one.range().first(), end));
    }
}
