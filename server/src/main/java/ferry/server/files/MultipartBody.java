package ferry.server.files;

import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/// Several parts of an open file, read while they are sent. Confined to the connection that sends them.
final class MultipartBody implements Body.Streamed {
    /// Closed by [#close].
    private final Hold file;

    private final Multipart parts;

    MultipartBody(Hold file, Multipart parts) {
        this.file = file;
        this.parts = parts;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(parts.length());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        parts.writeTo(out, (range, target) -> FileBody.copy(file.channel(), range, target));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
