package ferry.server.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a client may show later to ask whether something has changed (RFC 9110, 8.8). Immutable.
///
/// @param tag strong
/// @param modified to whole seconds; empty when unknown
record Validators(EntityTag tag, Optional<Instant> modified) {
    /// Of a file in this state, for a response made at this moment.
    ///
    /// A response must not claim a modification later than itself (RFC 9110, 8.8.2.1); a date in the future is
    /// no knowledge of when the file was modified.
    static Validators of(FileState state, Instant now) {
        Instant modified = state.modified().toInstant();
        return new Validators(
                EntityTag.of(state),
                modified.isAfter(now) ? Optional.empty() : Optional.of(modified.truncatedTo(ChronoUnit.SECONDS)));
    }
}
