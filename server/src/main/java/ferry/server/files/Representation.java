package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Headers;

/// A file in one state, and all that responses say of it. Immutable.
///
/// @param validators to evaluate preconditions with
/// @param headers of a response with its content
/// @param validation those that a 304 repeats (RFC 9110, 15.4.5)
record Representation(RegularFile file, Validators validators, Headers headers, Headers validation, Content content) {
    long size() {
        return file.state().size();
    }

    /// The same with its bytes at hand.
    Representation inMemory(byte[] bytes) {
        return new Representation(file, validators, headers, validation, new Content.InMemory(bytes));
    }
}
