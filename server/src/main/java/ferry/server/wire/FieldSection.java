package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Syntax;
import ferry.server.wire.Parsed.Invalid;
import java.util.ArrayList;

/// Reads the fields of a head (RFC 9112, 5). Pure functions.
final class FieldSection {
    private static final Invalid FOLDED = Invalid.bad("a field stands on one line, which does not begin with a space");
    private static final Invalid NAME = Invalid.bad("a field is a name, a colon right behind it, and a value");
    private static final Invalid VALUE = Invalid.bad("a field's value has no control characters");

    private FieldSection() {}

    /// The fields from here to the empty line that ends the head. A [HeadScanner] has seen all line ends.
    ///
    /// @param to the index behind the empty line
    static Step<Headers> read(byte[] buffer, int from, int to) {
        var fields = new ArrayList<Headers.Field>();
        int line = from;
        while (buffer[line] != Octets.CR) {
            int colon = Octets.TOKEN.endOf(buffer, line, to);
            // RFC 9112, 5.1: white space before the colon has been read in two ways, and is refused.
            if (colon == line || buffer[colon] != ':') {
                return Step.refused(Syntax.isWhiteSpace(buffer[line]) ? FOLDED : NAME);
            }
            int end = Octets.FIELD_VALUE.endOf(buffer, colon + 1, to);
            if (buffer[end] != Octets.CR) {
                return Step.refused(VALUE);
            }
            fields.add(new Headers.Field(FieldNames.text(buffer, line, colon), value(buffer, colon + 1, end)));
            line = end + 2;
        }
        return Step.taken(Headers.copyOf(fields));
    }

    /// The value without the white space around it (RFC 9112, 5.1).
    private static String value(byte[] buffer, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && Syntax.isWhiteSpace(buffer[begin])) {
            begin++;
        }
        while (end > begin && Syntax.isWhiteSpace(buffer[end - 1])) {
            end--;
        }
        return Octets.text(buffer, begin, end);
    }
}
