package ferry.server.files;

import ferry.server.http.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalLong;

/// What is sent of an open file, read meanwhile. Confined to the connection that sends it.
///
/// It sends exactly as many bytes as it has promised: what a file has grown by meanwhile stays behind, and one
/// that has shrunk fails, so that the connection is closed and nobody takes the next response for the rest of
/// this one.
final class FileBody implements Body.Streamed {
    /// Half this size costs a quarter more time a file, and larger ones gain nothing.
    static final int BUFFER_SIZE = 128 * 1024;

    /// Closed by [#close].
    private final FileChannel file;

    private final Selection selection;

    FileBody(FileChannel file, Selection selection) {
        this.file = file;
        this.selection = selection;
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.of(selection.length());
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        selection.writeTo(out, (range, target) -> copy(file, range, target));
    }

    /// Writes these bytes of a file.
    ///
    /// Through a buffer on the heap: `transferTo` into the socket of a virtual thread spins while its client is
    /// slow.
    ///
    /// @throws EOFException the file ends before
    static void copy(FileChannel file, ByteRange range, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_SIZE, range.length()));
        long position = range.first();
        while (position < range.end()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), range.end() - position));
            int count = file.read(buffer, position);
            if (count < 0) {
                throw new EOFException("a file has shrunk while it was sent");
            }
            out.write(buffer.array(), 0, count);
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
