package ferry.server.files;

/// How the content of a file may be coded for the way (RFC 9110, 8.4.1). Those that make it smallest as a rule
/// come first.
enum Coding {
    BR("br", ".br"),
    ZSTD("zstd", ".zst"),
    GZIP("gzip", ".gz"),

    /// Not coded.
    IDENTITY("identity", "");

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /// Its name in `Accept-Encoding`, `Content-Encoding` and entity tags.
    String token() {
        return token;
    }

    /// What is added to the name of a file where a build has put the coded one beside it.
    String suffix() {
        return suffix;
    }

    /// Whether this name, in lower case, means this coding.
    boolean isCalled(String name) {
        // RFC 9110, 8.4.1.3: the old name of gzip means the same.
        return name.equals(token) || (this == GZIP && name.equals("x-gzip"));
    }
}
