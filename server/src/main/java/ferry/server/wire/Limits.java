package ferry.server.wire;

/// How long a request's head may be, in bytes and fields. Immutable.
///
/// Whoever may send without bound fills the memory of the server, one connection at a time. Limits that are too
/// small are a fault as well: people who come with many cookies are turned away.
///
/// @param requestLine the longest request line, without its line end
/// @param fieldLine the longest field line, without its line end
/// @param fields how many fields at most
/// @param head the longest head, all line ends included: a buffer of this size is always enough
public record Limits(int requestLine, int fieldLine, int fields, int head) {
    /// An address that never ends. RFC 9112, 3 asks for at least 8,000 bytes.
    private static final int REQUEST_LINE = 8 * 1024;

    /// A single field that never ends: a cookie that grows with every request, say.
    private static final int FIELD_LINE = 8 * 1024;

    /// Thousands of tiny fields, each of which costs an object many times its size.
    private static final int FIELDS = 100;

    /// Many fields that are all just short enough.
    private static final int HEAD = 64 * 1024;

    /// What fits every browser and no attack.
    public static final Limits STANDARD = new Limits(REQUEST_LINE, FIELD_LINE, FIELDS, HEAD);

    /// @throws IllegalArgumentException a limit is not positive
    public Limits {
        if (requestLine < 1 || fieldLine < 1 || fields < 1 || head < 1) {
            throw new IllegalArgumentException("a limit that nothing can keep");
        }
    }
}
