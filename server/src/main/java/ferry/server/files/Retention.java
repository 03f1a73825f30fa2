package ferry.server.files;

import java.time.Duration;

/// How much of a folder is kept in memory, and how. Immutable.
///
/// @param limit how many bytes all that is kept may take
/// @param trust for how long a kept file is used without a look at it
record Retention(long limit, Duration trust) {
    /// What a memory may take that is the only one, with a look at each request.
    static Retention usual() {
        return new Retention(FileMemory.usualLimit(), Duration.ZERO);
    }

    Retention withLimit(long bytes) {
        return new Retention(bytes, trust);
    }

    Retention withTrust(Duration time) {
        return new Retention(limit, time);
    }
}
