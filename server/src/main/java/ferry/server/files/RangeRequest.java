package ferry.server.files;

import ferry.server.http.HttpDate;
import ferry.server.http.Method;
import ferry.server.http.Request;
import java.util.List;
import java.util.Optional;

/// Which part of a file a request wants (RFC 9110, section 14). Pure functions.
///
/// A server may ignore any `Range` (14.2); this one ignores those that [RangeSet] does not understand.
sealed interface RangeRequest {
    /// All of it.
    record Whole() implements RangeRequest {}

    /// One range, which lies within the file.
    record Part(ByteRange range) implements RangeRequest {}

    /// Several ranges that lie within the file and apart from each other, in the order to send them in.
    record Parts(List<ByteRange> ranges) implements RangeRequest {}

    /// Nothing that the file has.
    record Unsatisfiable() implements RangeRequest {}

    /// What this request wants of a file in that state.
    static RangeRequest of(Request request, Validators current, long size) {
        Optional<String> range = request.header("Range");
        // RFC 9110, 14.2: only GET has ranges. 13.2.2, step 5: an If-Range that doesn't hold undoes Range.
        if (range.isEmpty() || !request.method().equals(Method.GET) || !ifRange(request.header("If-Range"), current)) {
            return new Whole();
        }
        // Range is no list: two fields give a second "bytes=" in the middle, and that is malformed.
        return parse(request.headers().combined("Range").orElseThrow(), size);
    }

    /// RFC 9110, 13.1.5: whether the parts that the client has are of the current state. A weak tag never says
    /// so, and a date only if it is exactly the one that was sent, and of nothing else: the parts may be of
    /// another coding.
    static boolean ifRange(Optional<String> field, Validators current) {
        if (field.isEmpty()) {
            return true;
        }
        Optional<EntityTag> tag = field.flatMap(EntityTag::parse);
        return tag.isPresent()
                ? current.tag().matchesStrongly(tag.get())
                : !current.negotiated()
                        && current.modified().isPresent()
                        && current.modified().equals(field.flatMap(HttpDate::parse));
    }

    /// Reads the value of `Range` for a file of this size.
    static RangeRequest parse(String field, long size) {
        // Some clients ask for "bytes=0-" whatever it is. An empty file has no range, but it isn't an error to
        // want it.
        return size == 0
                ? new Whole()
                : RangeSet.parse(field).map(set -> decide(set.within(size))).orElseGet(Whole::new);
    }

    private static RangeRequest decide(List<ByteRange> satisfiable) {
        List<ByteRange> ranges = Coalescing.of(satisfiable);
        return switch (ranges.size()) {
            case 0 -> new Unsatisfiable();
            // RFC 9110, 15.3.7.2: one range must not become a multipart where one was asked for, and need not
            // where one is left.
            case 1 -> new Part(ranges.getFirst());
            default -> new Parts(ranges);
        };
    }
}
