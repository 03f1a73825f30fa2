package ferry.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/// A request as a handler sees it: parsed, checked and complete but for its content, which Ferry reads past. Immutable.
///
/// ```java
/// Request request = Request.get("/index.html").with("If-None-Match", "\"abc\"");
/// String tag = request.header("if-none-match").orElse("");
/// ```
///
/// @param method what to do
/// @param target to which resource
/// @param version as the client speaks it
/// @param headers the fields; HTTP/1.1 guarantees exactly one `Host`
/// @param client the other end of the connection
public record Request(Method method, RequestTarget target, Version version, Headers headers, InetSocketAddress client) {
    private static final InetSocketAddress NOBODY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /// A request made by hand, for tests and for handlers that ask other handlers.
    public static Request of(Method method, String originForm) {
        return new Request(
                method,
                RequestTarget.of(originForm),
                Version.HTTP_1_1,
                Headers.of("Host", NOBODY.getHostString()),
                NOBODY);
    }

    /// A GET request made by hand.
    public static Request get(String originForm) {
        return of(Method.GET, originForm);
    }

    /// The value of the first field with this name.
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /// This request with this field in the place of all others of its name.
    public Request with(String name, String value) {
        return new Request(method, target, version, headers.with(name, value), client);
    }

    /// This request for another target.
    public Request to(RequestTarget other) {
        return new Request(method, other, version, headers, client);
    }

    /// As in a request line: `GET /index.html HTTP/1.1`.
    @Override
    public String toString() {
        return method + " " + target + " " + version;
    }
}
