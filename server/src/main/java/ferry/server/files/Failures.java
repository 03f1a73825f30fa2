package ferry.server.files;

import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// What to tell a client of a file system that refuses. Pure functions.
final class Failures {
    private Failures() {}

    /// The response to this failure; empty when it is none of those that a client can do something about.
    static Optional<Response> response(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return Optional.of(Response.error(Status.FORBIDDEN));
        }
        if (isOutOfDescriptors(failure)) {
            return Optional.of(Response.error(Status.SERVICE_UNAVAILABLE).with("Retry-After", "1"));
        }
        return Optional.empty();
    }

    /// Throws this failure on, unless it says only that a path doesn't lead to where it did: no such name, no
    /// folder, a link.
    static void rethrow(FileSystemException failure) throws FileSystemException {
        if (!saysChanged(failure)) {
            throw failure;
        }
    }

    /// Whether a path that was found led elsewhere, or nowhere, when this happened.
    static boolean saysChanged(IOException failure) {
        return failure instanceof FileSystemException refused
                && response(refused).isEmpty();
    }

    /// EMFILE and ENFILE; the JDK has no exception of its own for them.
    private static boolean isOutOfDescriptors(FileSystemException failure) {
        String reason = failure.getReason();
        return reason != null && reason.startsWith("Too many open files");
    }
}
