package ferry.server.wire;

/// How a response's content is delimited (RFC 9112, 6.3).
public enum ContentFraming {
    /// There is none and there can be none: 1xx, 204, 304.
    NONE,
    /// By `Content-Length`, the length of the body.
    LENGTH,
    /// By `Transfer-Encoding: chunked`.
    CHUNKED,
    /// By the end of the connection: HTTP/1.0 knows no other way when the length isn't known.
    UNTIL_CLOSE
}
