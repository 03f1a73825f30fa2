package ferry.server.wire;

import ferry.server.http.Method;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Step.Refused;
import ferry.server.wire.Step.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first line of a request (RFC 9112, 3). Immutable.
///
/// @param method what to do
/// @param target to which resource
/// @param version as the client speaks it
/// @param end the index behind the line and its end
record RequestLine(Method method, TargetForm target, Version version, int end) {
    /// `HTTP/`, before the two digits of the version.
    private static final byte[] NAME = "HTTP/".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] GET = Method.GET.name().getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SIMPLE_REQUEST = "GET /".getBytes(StandardCharsets.US_ASCII);

    private static final int VERSION_LENGTH = NAME.length + 3;

    private static final Invalid MALFORMED =
            Invalid.bad("the request line is a method, a target and a version with one space between them");
    private static final Invalid UNSUPPORTED =
            new Invalid(Status.HTTP_VERSION_NOT_SUPPORTED, "this server speaks HTTP/1.1 and HTTP/1.0");

    /// Whether this line ends like a request line: a space and `HTTP/`, digit, point, digit (RFC 9112, 2.3).
    static boolean namesVersion(byte[] buffer, int from, int to) {
        int name = to - VERSION_LENGTH;
        return name > from
                && buffer[name - 1] == ' '
                && startsWith(buffer, name, to, NAME)
                && Octets.DIGIT.has(buffer[to - 3])
                && buffer[to - 2] == '.'
                && Octets.DIGIT.has(buffer[to - 1]);
    }

    /// Why a line without a version is no request line.
    static Invalid withoutVersion(byte[] buffer, int from, int to) {
        boolean simple = startsWith(buffer, from, to, SIMPLE_REQUEST)
                && Octets.TARGET.endOf(buffer, from + SIMPLE_REQUEST.length, to) == to;
        return simple ? UNSUPPORTED : MALFORMED;
    }

    /// Reads the line that begins here. A [HeadScanner] has seen where it ends, and that [#namesVersion] holds.
    static Step<RequestLine> read(byte[] buffer, int from, int to) {
        int methodEnd = Octets.TOKEN.endOf(buffer, from, to);
        int targetEnd = Octets.TARGET.endOf(buffer, methodEnd + 1, to);
        int version = targetEnd + 1;
        int lineEnd = version + VERSION_LENGTH;
        boolean wellFormed = buffer[methodEnd] == ' '
                && targetEnd > methodEnd + 1
                && buffer[targetEnd] == ' '
                && startsWith(buffer, version, to, NAME)
                && buffer[lineEnd] == Octets.CR;
        if (!wellFormed) {
            return Step.refused(MALFORMED);
        }
        if (buffer[version + NAME.length] != '1') {
            return Step.refused(UNSUPPORTED);
        }
        Method method = method(buffer, from, methodEnd);
        Version spoken = buffer[lineEnd - 1] == '0' ? Version.HTTP_1_0 : Version.HTTP_1_1;
        return switch (TargetForm.of(method, Octets.text(buffer, methodEnd + 1, targetEnd))) {
            case Taken<TargetForm>(TargetForm target) ->
                Step.taken(new RequestLine(method, target, spoken, lineEnd + 2));
            case Refused<TargetForm>(Invalid why) -> Step.refused(why);
        };
    }

    /// Nearly all requests have the same, which is told without making anything.
    private static Method method(byte[] buffer, int from, int to) {
        boolean get = to - from == GET.length && startsWith(buffer, from, to, GET);
        return get ? Method.GET : Method.of(Octets.text(buffer, from, to));
    }

    private static boolean startsWith(byte[] buffer, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
