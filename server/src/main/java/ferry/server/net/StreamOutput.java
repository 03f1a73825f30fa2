package ferry.server.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// The way to the client for a response that takes long. Confined to the detached thread that owns the connection.
///
/// Bytes go out in slices. Each slice has the whole send timeout, for a limit on the response as a whole would cut
/// off slow but healthy clients. Between two slices the time is the handler's, not the client's. After some of them
/// the thread gives way: a fast client would let it run on without ever waiting, and the carriers are few
/// (invariants 8 and 9).
final class StreamOutput extends OutputStream {
    private static final int SLICE = 128 * 1024;
    private static final int SLICES_IN_A_ROW = 4;

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
            writeSlice(bytes, from + done, Math.min(SLICE, length - done));
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // A virtual thread gives way by this or by waiting, nothing else.
    private void writeSlice(byte[] bytes, int from, int length) throws IOException {
        requireOpen(connection.enter(Phase.STREAMING, timeout));
        connection.boundSendBuffer(SEND_BUFFER);
        connection.write(ByteBuffer.wrap(bytes, from, length));
        requireOpen(connection.enter(Phase.STREAMING));
        written += length;
        if (++slices % SLICES_IN_A_ROW == 0) {
            Thread.yield();
        }
    }

    private static void requireOpen(boolean open) throws SocketException {
        if (!open) {
            throw new SocketException("closed by the server");
        }
    }
}
