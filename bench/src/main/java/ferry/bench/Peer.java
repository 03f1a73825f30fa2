package ferry.bench;

import java.util.function.Supplier;

/// Somebody to be measured.
///
/// @param rank whether it is compared, or only shown
record Peer(String name, Rank rank, Supplier<Pipe> pipe) {

    enum Rank {
        /// What all of this is about.
        SUBJECT,
        /// It waits like a channel: the ratios are to the best of these.
        BLOCKING,
        /// It does not wait, or not on the JVM: it shows what there is to gain.
        REFERENCE
    }

    static final String FERRY = "Ferry";
}
