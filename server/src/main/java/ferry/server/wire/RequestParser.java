package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Request;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.net.InetSocketAddress;
import java.util.List;

/// Makes a request of bytes (RFC 9112, 3 to 6). Pure functions.
///
/// Of all readings of a request only the one that nobody can mistake is accepted.
public final class RequestParser {
    private static final Partial PARTIAL = new Partial();

    private RequestParser() {}

    /// What the bytes from here on are.
    ///
    /// @param from where the request, or an empty line before it, begins
    /// @param to the index behind the last byte that is there
    /// @param client who sent them
    public static Parsed parse(byte[] buffer, int from, int to, Limits limits, InetSocketAddress client) {
        var scanner = new HeadScanner(limits);
        scanner.restart(from);
        return parse(buffer, to, scanner, client);
    }

    /// What the bytes are that this scanner has seen so far, and those behind them.
    ///
    /// @param to the index behind the last byte that is there
    /// @param scanner looks at each byte once, also if it is asked again when more have come
    /// @param client who sent them
    public static Parsed parse(byte[] buffer, int to, HeadScanner scanner, InetSocketAddress client) {
        if (!scanner.isDue(buffer, to)) {
            return PARTIAL;
        }
        if (scanner.refusal().isPresent()) {
            return scanner.refusal().get();
        }
        return switch (read(buffer, scanner.start(), scanner.end(), client)) {
            case Step.Taken<Complete>(Complete complete) -> complete;
            case Step.Refused<Complete>(Invalid why) -> why;
        };
    }

    private static Step<Complete> read(byte[] buffer, int from, int to, InetSocketAddress client) {
        return RequestLine.read(buffer, from, to)
                .then(line -> FieldSection.read(buffer, line.end(), to)
                        .then(fields -> HostRule.apply(line, fields))
                        .then(fields -> complete(line, fields, to, client)));
    }

    private static Step<Complete> complete(RequestLine line, Headers fields, int end, InetSocketAddress client) {
        Version version = line.version();
        var request = new Request(line.method(), line.target().target(), version, fields, client);
        return RequestFraming.of(version, fields)
                .then(framing -> Expectation.of(version, fields, framing)
                        .then(expects -> Step.taken(
                                new Complete(request, framing, isPersistent(version, fields), expects, end))));
    }

    /// RFC 9112, 9.3: HTTP/1.1 stays unless told to go, HTTP/1.0 goes unless told to stay.
    private static boolean isPersistent(Version version, Headers fields) {
        List<String> options = fields.tokens("Connection");
        if (options.contains("close")) {
            return false;
        }
        return switch (version) {
            case HTTP_1_0 -> options.contains("keep-alive");
            case HTTP_1_1 -> true;
        };
    }
}
