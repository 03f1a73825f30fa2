package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import java.util.List;

/// Where a request's content ends (RFC 9112, 6.3). Pure functions.
///
/// This is where requests are smuggled: whatever two parties could read in two ways is refused, even where the
/// RFC lets a recipient mend it.
final class RequestFraming {
    /// What fits a long, whatever the digits. A length that overflows where another party's does not ends elsewhere.
    private static final int MOST_DIGITS = 18;

    private static final Framing NONE = new Framing.None();
    private static final Framing CHUNKED = new Framing.Chunked();

    private static final Invalid BOTH = Invalid.bad("content has a length or a transfer coding, not both");
    private static final Invalid CODED_1_0 = Invalid.bad("HTTP/1.0 has no transfer codings");
    private static final Invalid SEVERAL = Invalid.bad("there is more than one Content-Length field");
    private static final Invalid LENGTH = Invalid.bad("the content's length is not a number");
    private static final Invalid NOT_CHUNKED_LAST = Invalid.bad("the last transfer coding, and only that, is chunked");
    private static final Invalid CODING =
            new Invalid(Status.NOT_IMPLEMENTED, "chunked is the only transfer coding here");

    private RequestFraming() {}

    /// How the content of a request with these fields is framed.
    static Step<Framing> of(Version version, Headers fields) {
        List<String> lengths = fields.all("Content-Length");
        if (!fields.contains("Transfer-Encoding")) {
            return lengths.isEmpty() ? Step.taken(NONE) : length(lengths);
        }
        // RFC 9112, 6.1: who speaks 1.0 knows no codings; somebody on the way has passed on what it did not understand.
        if (version == Version.HTTP_1_0) {
            return Step.refused(CODED_1_0);
        }
        return lengths.isEmpty() ? coded(fields) : Step.refused(BOTH);
    }

    private static Step<Framing> coded(Headers fields) {
        List<String> values = fields.all("Transfer-Encoding");
        if (values.size() == 1 && values.getFirst().equalsIgnoreCase("chunked")) {
            return Step.taken(CHUNKED);
        }
        List<String> codings = fields.tokens("Transfer-Encoding");
        int last = codings.size() - 1;
        // RFC 9112, 6.3: when chunked is not the final coding, nobody can tell where the content ends.
        boolean chunkedLast = last > 0 && codings.indexOf("chunked") == last;
        return Step.refused(chunkedLast ? CODING : NOT_CHUNKED_LAST);
    }

    /// RFC 9110, 8.6 lets a recipient take the same length twice for once. Nobody sends that in earnest.
    private static Step<Framing> length(List<String> values) {
        if (values.size() > 1) {
            return Step.refused(SEVERAL);
        }
        String value = values.getFirst();
        // Digits alone: Long.parseLong would take a sign, and the digits of other scripts.
        if (value.isEmpty() || value.length() > MOST_DIGITS || !Octets.DIGIT.hasAll(value)) {
            return Step.refused(LENGTH);
        }
        long bytes = Long.parseLong(value);
        return Step.taken(bytes == 0 ? NONE : new Framing.Length(bytes));
    }
}
