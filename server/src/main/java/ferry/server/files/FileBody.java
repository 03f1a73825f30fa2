package ferry.server.files;

import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of an open file, read while it is sent. Confined to the connection that sends it.
///
/// It sends exactly as many bytes as it has promised: what a file has grown by meanwhile stays behind, and one
/// that has shrunk fails, so that the connection is closed and nobody takes the next response for the rest of
/// this one.
final class FileBody implements Body.FilePart {
    /// Half this size costs a quarter more time a file, and larger ones gain nothing.
    static final int BUFFER_SIZE = 128 * 1024;

    /// Closed by [#close].
    private final Hold file;

    private final ByteRange range;

    FileBody(Hold file, ByteRange range) {
        this.file = file;
        this.range = range;
    }

    @Override
    public FileChannel file() {
        return file.channel();
    }

    @Override
    public long position() {
        return range.first();
    }

    @Override
    public long size() {
        return range.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        copy(file.channel(), range, out);
    }

    /// Writes these bytes of a file, through a buffer on the heap.
    ///
    /// @throws EOFException the file ends before
    static void copy(FileChannel file, ByteRange range, OutputStream out) throws IOException {
        copy(file, range, out, BUFFER_SIZE);
    }

    /// Writes these bytes of a file, through a buffer of at most this size.
    ///
    /// @throws EOFException the file ends before
    static void copy(FileChannel file, ByteRange range, OutputStream out, int bufferSize) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bufferSize, range.length()));
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
