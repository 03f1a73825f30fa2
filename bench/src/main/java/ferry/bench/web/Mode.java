package ferry.bench.web;

import java.util.Locale;

/// What a server does besides serving files.
enum Mode {
    PLAIN,
    /// It writes a line for each request to a file.
    LOGGED,
    /// It compresses text, and knows `.gz` files beside others.
    GZIP;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
