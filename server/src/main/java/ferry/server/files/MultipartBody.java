package ferry.server.files;

import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/// Several parts of an open file, read while they are sent. Confined to the connection that sends them.
final class MultipartBody implements Body.Streamed {
    /// Closed by [#close].
    private final FileChannel file;

    private final Multipart parts;

    MultipartBody(FileChannel file, Multipart parts) {
        this.file = file;
        this.parts = parts;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(parts.length());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        parts.writeTo(out, (range, target) -> FileBody.copy(file, range, target));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
