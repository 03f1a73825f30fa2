package ferry.server.wire;

/// How a request's content is delimited (RFC 9112, 6.3). Immutable.
public sealed interface Framing {
    /// No content: the next request follows at once.
    record None() implements Framing {}

    /// So many bytes, at least one.
    record Length(long bytes) implements Framing {}

    /// Chunks, until an empty one (RFC 9112, 7.1).
    record Chunked() implements Framing {}
}
