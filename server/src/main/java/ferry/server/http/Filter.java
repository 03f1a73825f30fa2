package ferry.server.http;

import java.io.IOException;

/// What stands around a handler: it may change the request, answer by itself, or change the response. Called by all
/// workers at once, so it must be thread-safe.
///
/// ```java
/// Filter isolated = (request, next) -> next.handle(request).with("Cross-Origin-Opener-Policy", "same-origin");
/// Handler handler = isolated.around(request -> Response.error(Status.NOT_FOUND));
/// ```
@FunctionalInterface
public interface Filter {
    /// Answers this request, as a rule by asking the next handler. A response that was asked for and is not
    /// returned has to be closed here.
    Response filter(Request request, Handler next) throws IOException;

    /// The handler that this filter makes of another.
    default Handler around(Handler handler) {
        return request -> filter(request, handler);
    }
}
