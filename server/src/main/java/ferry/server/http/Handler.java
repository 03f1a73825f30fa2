package ferry.server.http;

import java.io.IOException;

/// What answers requests. Called by all workers at once, so it must be thread-safe.
///
/// ```java
/// Handler clock = request -> Response.text(Status.OK, Instant.now() + "\n");
/// ```
@FunctionalInterface
public interface Handler {
    /// Answers this request. The caller sends the response and closes its body.
    ///
    /// @throws IOException it can't be answered; the client gets a 500 with nothing of the exception in it
    Response handle(Request request) throws IOException;
}
