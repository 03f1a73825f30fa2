/// A web server to embed: a builder, a handler, a running server.
///
/// ```java
/// try (WebServer server = WebServer.builder()
///         .port(0)
///         .handler(StaticFiles.serving(Path.of(".")))
///         .start()) {
///     System.out.println("Serving at " + server.uri());
/// }
/// ```
///
/// ```text
///    cli ─► server ─► net ─► wire ─► http        one direction, no cycle
///             ├─► files ──────► http
///             └─► observe ────► http
/// ```
@NullMarked
package ferry.server;

import org.jspecify.annotations.NullMarked;
