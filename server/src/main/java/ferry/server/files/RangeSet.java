package ferry.server.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ranges that a `Range` field lists (RFC 9110, 14.1.2 and 14.2), before it is known of what file. Immutable.
record RangeSet(List<Spec> specs) {
    /// Nobody who reads a file needs more at once, and an attacker gets no more work out of a request. PDF readers
    /// ask for a few dozen.
    static final int MAX_RANGES = 100;

    private static final String UNIT = "bytes=";

    /// One member of the list.
    sealed interface Spec {
        /// What of a file of this size it means; empty where it means nothing of it.
        Optional<ByteRange> within(long size);
    }

    /// From one position to another, or to the end, whichever comes first.
    record Positions(long first, long last) implements Spec {
        @Override
        public Optional<ByteRange> within(long size) {
            return first < size
                    ? Optional.of(ByteRange.between(first, Math.min(last, size - 1) + 1))
                    : Optional.empty();
        }
    }

    /// So many bytes at the end, or all if there are fewer.
    record Suffix(long length) implements Spec {
        @Override
        public Optional<ByteRange> within(long size) {
            long present = Math.min(length, size);
            return present > 0 ? Optional.of(ByteRange.between(size - present, size)) : Optional.empty();
        }
    }

    /// Reads a field value; empty where it is to be ignored, because it is malformed, counts other units than
    /// bytes, or lists too many ranges.
    static Optional<RangeSet> parse(String field) {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return Optional.empty();
        }
        var specs = new ArrayList<Spec>();
        int start = UNIT.length();
        while (start <= field.length()) {
            int comma = field.indexOf(',', start);
            int end = comma < 0 ? field.length() : comma;
            String member = field.substring(start, end).strip();
            // RFC 9110, 5.6.1.2: empty members are to be ignored.
            if (!member.isEmpty()) {
                Optional<Spec> spec = spec(member);
                if (spec.isEmpty() || specs.size() == MAX_RANGES) {
                    return Optional.empty();
                }
                specs.add(spec.get());
            }
            start = end + 1;
        }
        return specs.isEmpty() ? Optional.empty() : Optional.of(new RangeSet(List.copyOf(specs)));
    }

    /// Those that a file of this size has, in the order of the list.
    List<ByteRange> within(long size) {
        return specs.stream().flatMap(spec -> spec.within(size).stream()).toList();
    }

    private static Optional<Spec> spec(String member) {
        int dash = member.indexOf('-');
        if (dash < 0 || member.length() == 1) {
            return Optional.empty();
        }
        String first = member.substring(0, dash);
        String last = member.substring(dash + 1);
        if (!isDigits(first) || !isDigits(last)) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            return Optional.of(new Suffix(number(last)));
        }
        var positions = new Positions(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last));
        // RFC 9110, 14.1.1: the other way round it is invalid, not unsatisfiable.
        return positions.first() <= positions.last() ? Optional.of(positions) : Optional.empty();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// The number of these digits; the greatest there is in place of a greater one.
    private static long number(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
