package ferry.server.net;

import ferry.server.http.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The way to the client for a response that takes long. Confined to the detached thread that owns the connection.
///
/// Bytes go out in slices. Each slice has the whole send timeout, for a limit on the response as a whole would cut
/// off slow but healthy clients. Between two slices the time is the handler's, not the client's. After some of them
/// the thread gives way: a fast client would let it run on without ever waiting, and the carriers are few
/// (invariants 8 and 9).
final class StreamOutput extends OutputStream {
    private static final int SLICE = 128 * 1024;
    private static final int SLICES_IN_A_ROW = 16;

    /// How much of a file is written by hand when the client is behind.
    private static final int PIECE = 32 * 1024;

    /// The kernel tells late of progress: a writer that waits is woken when a good part of the socket's buffer is
    /// free again, and left to itself that buffer grows to megabytes. Somebody who takes 100 KB a second would then
    /// seem to take nothing for most of a minute.
    private static final int SEND_BUFFER = 256 * 1024;

    private final Connection connection;
    private final Duration timeout;
    private long written;
    private int slices;

    StreamOutput(Connection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /// How many bytes the socket has taken.
    long written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; done += SLICE) {
            ByteBuffer slice = ByteBuffer.wrap(bytes, from + done, Math.min(SLICE, length - done));
            step(() -> push(slice));
        }
    }

    /// Sends a part of a file from so many bytes behind its beginning on. The kernel takes them from where it has them.
    void write(Body.FilePart part, long from) throws IOException {
        long done = from;
        while (done < part.size()) {
            long position = part.position() + done;
            long length = Math.min(SLICE, part.size() - done);
            done += step(() -> transfer(part.file(), position, length));
        }
    }

    /// One slice, or a part of one.
    @FunctionalInterface
    private interface Step {
        /// @return how many bytes were written
        long run() throws IOException;
    }

    private long step(Step step) throws IOException {
        requireOpen(connection.enter(Phase.STREAMING, timeout));
        connection.boundSendBuffer(SEND_BUFFER);
        long count = step.run();
        requireOpen(connection.enter(Phase.STREAMING));
        written += count;
        if (++slices % SLICES_IN_A_ROW == 0) {
            // Whoever yields may get the next turn as well, and the one after it.
            LockSupport.parkNanos(1);
        }
        return count;
    }

    private long push(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        connection.write(bytes);
        return count;
    }

    /// The kernel doesn't wait when the socket is full, so that one would ask it in a circle; what waits is to write.
    private long transfer(FileChannel file, long position, long length) throws IOException {
        long count = connection.transfer(file, position, length);
        if (count > 0) {
            return count;
        }
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, length));
        if (file.read(piece, position) < 0) {
            throw new EOFException("a file has shrunk while it was sent");
        }
        return push(piece.flip());
    }

    private static void requireOpen(boolean open) throws SocketException {
        if (!open) {
            throw new SocketException("closed by the server");
        }
    }
}
