package ferry.server.files;

import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;

/// What of a file is sent: one range, or several with text around them. Immutable.
sealed interface Selection permits ByteRange, Multipart {
    /// How many bytes [#writeTo] writes.
    long length();

    /// Writes it all, with the bytes of the file from this source.
    ///
    /// @throws IOException the stream or the source failed
    void writeTo(OutputStream out, Source source) throws IOException;

    /// This much of an open file, which the body lets go when it is closed.
    Body of(Hold file);

    /// Where the bytes of a file come from.
    @FunctionalInterface
    interface Source {
        /// Writes exactly these bytes of the file.
        void copy(ByteRange range, OutputStream out) throws IOException;
    }
}
