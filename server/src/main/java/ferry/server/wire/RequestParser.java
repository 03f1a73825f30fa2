package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Request;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import ferry.server.wire.Step.Refused;
import ferry.server.wire.Step.Taken;
import java.net.InetSocketAddress;
import java.util.List;

/// Makes a request of bytes (RFC 9112, 3 to 6). Pure functions.
///
/// Of all readings of a request only the one that nobody can mistake is accepted. Each rule is a step of its own, and
/// they follow each other in plain calls: functions of functions would make a dozen objects for each request.
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
        return read(buffer, scanner.start(), scanner.end(), client);
    }

    private static Parsed read(byte[] buffer, int from, int to, InetSocketAddress client) {
        return switch (RequestLine.read(buffer, from, to)) {
            case Taken<RequestLine>(RequestLine line) -> readFields(buffer, line, to, client);
            case Refused<RequestLine>(Invalid why) -> why;
        };
    }

    private static Parsed readFields(byte[] buffer, RequestLine line, int to, InetSocketAddress client) {
        return switch (FieldSection.read(buffer, line.end(), to)) {
            case Taken<Headers>(Headers fields) -> applyHost(line, fields, to, client);
            case Refused<Headers>(Invalid why) -> why;
        };
    }

    private static Parsed applyHost(RequestLine line, Headers fields, int end, InetSocketAddress client) {
        return switch (HostRule.apply(line, fields)) {
            case Taken<Headers>(Headers settled) ->
                frame(new Request(line.method(), line.target().target(), line.version(), settled, client), end);
            case Refused<Headers>(Invalid why) -> why;
        };
    }

    private static Parsed frame(Request request, int end) {
        return switch (RequestFraming.of(request.version(), request.headers())) {
            case Taken<Framing>(Framing framing) -> complete(request, framing, end);
            case Refused<Framing>(Invalid why) -> why;
        };
    }

    private static Parsed complete(Request request, Framing framing, int end) {
        boolean persistent = isPersistent(request.version(), request.headers());
        return switch (Expectation.of(request.version(), request.headers(), framing)) {
            case Taken<Boolean>(Boolean expects) -> new Complete(request, framing, persistent, expects, end);
            case Refused<Boolean>(Invalid why) -> why;
        };
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
