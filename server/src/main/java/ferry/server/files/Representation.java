package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Headers;
import java.util.Optional;

/// A file in one state and one coding, and all that responses say of it. Immutable.
///
/// @param file holds the content, or what it is made of
/// @param validators to evaluate preconditions with
/// @param headers of a response with its content
/// @param validation those that a 304 repeats (RFC 9110, 15.4.5)
/// @param vigil over the file, if this is to be used for more than one request
record Representation(
        RegularFile file,
        Validators validators,
        Headers headers,
        Headers validation,
        Content content,
        Optional<Vigil> vigil) {
    /// The same, to be used as long as the file is what it was.
    Representation kept(Content at, Vigil over) {
        return new Representation(file, validators, headers, validation, at, Optional.of(over));
    }

    /// Whether all but the content is the same.
    boolean saysTheSame(Representation other) {
        return file.equals(other.file) && headers.equals(other.headers);
    }

    /// Whether a look at the file, trusted or not, shows that it is what it was.
    boolean renew(long now) {
        return vigil.isPresent() && vigil.get().renew(now);
    }

    /// Whether the file is known to be another than it was.
    boolean isStale() {
        return vigil.isPresent() && vigil.get().isStale();
    }
}
