package ferry.server.http;

/// A response: status, fields and content. Immutable but for its body, which is sent at most once.
///
/// The connection adds `Date`, `Connection`, and the framing (`Content-Length` or `Transfer-Encoding`); handlers do
/// not.
///
/// ```java
/// Response found = Response.of(Status.OK, Body.text("{}")).with("Content-Type", "application/json");
/// Response gone = Response.error(Status.NOT_FOUND);
/// ```
///
/// @param status says how it went
/// @param headers describe the content
/// @param body closed exactly once, by the connection
public record Response(Status status, Headers headers, Body body) {
    /// A response without fields of its own.
    public static Response of(Status status, Body body) {
        return new Response(status, Headers.empty(), body);
    }

    /// A response without content.
    public static Response of(Status status) {
        return of(status, Body.empty());
    }

    /// Plain text.
    public static Response text(Status status, String text) {
        return of(status, Body.text(text)).with("Content-Type", "text/plain; charset=utf-8");
    }

    /// An error as one line of plain text: its status and nothing of the internals.
    public static Response error(Status status) {
        return text(status, status + "\n");
    }

    /// An error as one line of plain text that says what to do.
    public static Response error(Status status, String advice) {
        return text(status, status + ": " + advice + "\n");
    }

    /// This response with this field in the place of all others of its name.
    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /// This response with this field behind all others.
    public Response plus(String name, String value) {
        return new Response(status, headers.plus(name, value), body);
    }
}
