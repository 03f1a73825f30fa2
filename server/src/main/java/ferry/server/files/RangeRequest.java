package ferry.server.files;

import ferry.server.http.HttpDate;
import ferry.server.http.Method;
import ferry.server.http.Request;
import java.util.Optional;

/// Which part of a file a request wants (RFC 9110, section 14). Pure functions.
///
/// A server may ignore any `Range` (14.2), and this one ignores what is malformed, counts other units than
/// bytes, or asks for several ranges at once.
sealed interface RangeRequest {
    /// All of it.
    record Whole() implements RangeRequest {}

    /// One range, which lies within the file.
    record Part(ByteRange range) implements RangeRequest {}

    /// A range that begins behind the end of the file.
    record Unsatisfiable() implements RangeRequest {}

    /// What this request wants of a file in that state.
    static RangeRequest of(Request request, Validators current, long size) {
        Optional<String> range = request.header("Range");
        // RFC 9110, 14.2: only GET has ranges. 13.2.2, step 5: an If-Range that doesn't hold undoes Range.
        if (range.isEmpty() || !request.method().equals(Method.GET) || !ifRange(request.header("If-Range"), current)) {
            return new Whole();
        }
        return parse(request.headers().combined("Range").orElseThrow(), size);
    }

    /// RFC 9110, 13.1.5: whether the parts that the client has are of the current state. A weak tag never says
    /// so, and a date only if it is exactly the one that was sent.
    static boolean ifRange(Optional<String> field, Validators current) {
        if (field.isEmpty()) {
            return true;
        }
        Optional<EntityTag> tag = field.flatMap(EntityTag::parse);
        return tag.isPresent()
                ? current.tag().matchesStrongly(tag.get())
                : current.modified().isPresent() && current.modified().equals(field.flatMap(HttpDate::parse));
    }

    /// Reads the value of `Range` for a file of this size.
    static RangeRequest parse(String field, long size) {
        // Some clients ask for "bytes=0-" whatever it is. An empty file has no range, but it isn't an error to
        // want it.
        if (size == 0 || !field.regionMatches(true, 0, "bytes=", 0, 6)) {
            return new Whole();
        }
        int dash = field.indexOf('-', 6);
        if (dash < 0) {
            return new Whole();
        }
        String first = field.substring(6, dash);
        String last = field.substring(dash + 1);
        if (!isDigits(first) || !isDigits(last) || (first.isEmpty() && last.isEmpty())) {
            return new Whole();
        }
        if (first.isEmpty()) {
            return suffix(number(last), size);
        }
        return between(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
    }

    private static RangeRequest suffix(long length, long size) {
        if (length == 0) {
            return new Unsatisfiable();
        }
        long present = Math.min(length, size);
        return new Part(new ByteRange(size - present, present));
    }

    private static RangeRequest between(long first, long last, long size) {
        // RFC 9110, 14.1.1: then it is invalid, not unsatisfiable.
        if (last < first) {
            return new Whole();
        }
        if (first >= size) {
            return new Unsatisfiable();
        }
        return new Part(new ByteRange(first, Math.min(last, size - 1) - first + 1));
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
