package ferry.server.http;

/// The protocol version of a message (RFC 9112, 2.3). A higher minor version of 1 counts as 1.1.
public enum Version {
    HTTP_1_0("HTTP/1.0"),
    HTTP_1_1("HTTP/1.1");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /// As in a request line: `HTTP/1.1`.
    @Override
    public String toString() {
        return text;
    }
}
