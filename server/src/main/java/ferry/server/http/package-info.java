/// The vocabulary of HTTP as immutable values: no socket, no thread, no file.
///
/// A [Handler] turns a [Request] into a [Response]; a [Filter] stands around a handler. That is all a
/// program that embeds Ferry has to know:
///
/// ```java
/// Handler hello = request -> Response.text(Status.OK, "Hello, " + request.target().path() + "\n");
/// Filter signed = (request, next) -> next.handle(request).with("X-Served-By", "ferry");
/// Response response = signed.around(hello).handle(Request.get("/world"));
/// ```
///
/// ```text
///    Request ──► Filter ──► Filter ──► Handler
///                  │          │          │
///    Response ◄────┴──────────┴──────────┘
/// ```
///
/// Names are those of RFC 9110: field, method, status, request target, content.
@NullMarked
package ferry.server.http;

import org.jspecify.annotations.NullMarked;
