package ferry.server.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a client may show later to ask whether something has changed (RFC 9110, 8.8). Immutable.
///
/// @param tag strong
/// @param modified to whole seconds; empty when unknown
/// @param negotiated whether there may be other codings of the same, with the same date
record Validators(EntityTag tag, Optional<Instant> modified, boolean negotiated) {
    /// Of what is to be had in one coding only.
    Validators(EntityTag tag, Optional<Instant> modified) {
        this(tag, modified, false);
    }

    /// Of a file in this state, for a response made at this moment.
    ///
    /// A response must not claim a modification later than itself (RFC 9110, 8.8.2.1); a date in the future is
    /// no knowledge of when the file was modified.
    static Validators of(FileState state, Instant now, boolean negotiated) {
        Instant modified = state.modified().toInstant();
        return new Validators(
                EntityTag.of(state),
                modified.isAfter(now) ? Optional.empty() : Optional.of(modified.truncatedTo(ChronoUnit.SECONDS)),
                negotiated);
    }

    /// Of the same in this coding: other bytes need another tag (RFC 9110, 8.8.3.3).
    Validators of(Coding coding) {
        return coding == Coding.IDENTITY ? this : new Validators(tag.with("-" + coding.token()), modified, negotiated);
    }
}
