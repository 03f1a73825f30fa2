package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import java.util.List;
import java.util.OptionalLong;

/// Where a request's content ends (RFC 9112, 6.3). Pure functions.
///
/// This is where requests are smuggled: whatever two parties could read in two ways is refused, even where the
/// RFC lets a recipient mend it.
final class RequestFraming {
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
        // RFC 9112, 6.1: nobody who speaks only 1.0 understands codings, so somebody on the way may have passed them
        // on.
        if (version == Version.HTTP_1_0) {
            return Step.refused(CODED_1_0);
        }
        return lengths.isEmpty() ? coded(fields) : Step.refused(BOTH);
    }

    private static Step<Framing> coded(Headers fields) {
        List<String> codings = fields.tokens("Transfer-Encoding");
        int last = codings.size() - 1;
        // RFC 9112, 6.3: if chunked is not the final coding the end can't be known, and that is a 400 whatever the
        // coding.
        if (codings.indexOf("chunked") != last || last < 0) {
            return Step.refused(NOT_CHUNKED_LAST);
        }
        return last == 0 ? Step.taken(CHUNKED) : Step.refused(CODING);
    }

    /// RFC 9110, 8.6 lets a recipient take the same length twice for once. Nobody sends that in earnest.
    private static Step<Framing> length(List<String> values) {
        if (values.size() > 1) {
            return Step.refused(SEVERAL);
        }
        OptionalLong length = number(values.getFirst());
        if (length.isEmpty()) {
            return Step.refused(LENGTH);
        }
        long bytes = length.getAsLong();
        return Step.taken(bytes == 0 ? NONE : new Framing.Length(bytes));
    }

    /// Digits only: [Long#parseLong] would take a sign, and the digits of other scripts.
    private static OptionalLong number(String text) {
        if (text.isEmpty() || !Octets.DIGIT.hasAll(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
