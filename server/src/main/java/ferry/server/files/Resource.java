package ferry.server.files;

import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What there is under a path at the moment of looking. Immutable.
sealed interface Resource {
    /// A file.
    ///
    /// @param asked the path as it was asked for, with all its links
    /// @param path what that leads to
    /// @param state at the moment of looking
    record RegularFile(Path asked, RealPath path, FileState state) implements Resource {
        /// The name that was asked for, which says the media type; a link may have another name than what it
        /// leads to.
        String name() {
            return String.valueOf(asked.getFileName());
        }
    }

    /// A folder without an index page.
    ///
    /// @param path what the path that was asked for leads to
    /// @param state at the moment of looking
    record Folder(RealPath path, FileState state) implements Resource {}

    /// Something that has another name than the one it was asked for by: a folder without the slash at its end,
    /// say, where the relative links of its page would lead astray.
    ///
    /// @param reference to its own name, relative to the path that was asked for. It begins with a dot segment and
    ///     holds at most one encoded name, so that it never leads to another host or scheme
    record Moved(String reference) implements Resource {
        /// The folder of this name.
        static Moved toFolder(String name) {
            return new Moved("./" + PercentEncoding.encode(name) + '/');
        }

        /// Leads there, with the query that was asked with.
        ///
        /// The reference is relative to the path that the client knows, which is longer than the one seen here
        /// where the files are mounted below another.
        Response response(Request request) {
            String query = request.target().query().map(text -> "?" + text).orElse("");
            return Response.error(Status.MOVED_PERMANENTLY)
                    .with("Location", reference + query)
                    .plus("Cache-Control", "no-cache");
        }
    }

    /// Nothing that could be served.
    record Missing() implements Resource {}

    /// The resource that a file with these attributes is.
    ///
    /// @param asked the path as it was asked for
    /// @param real what that leads to
    static Resource of(Path asked, RealPath real, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return new RegularFile(asked, real, FileState.of(attributes));
        }
        // Opening a fifo would wait for its writer, and a device may never end.
        return attributes.isDirectory() ? new Folder(real, FileState.of(attributes)) : new Missing();
    }
}
