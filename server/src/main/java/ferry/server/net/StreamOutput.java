package ferry.server.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;

/// The way to the client for a response that takes long. Confined to the detached thread that owns the connection.
///
/// Bytes go out in slices. Each slice has the whole send timeout, for a limit on the response as a whole would cut off
/// slow but healthy clients; and after some slices the thread gives way, for a fast client would let it run on without
/// ever waiting, and the carriers are few (invariants 8 and 9).
final class StreamOutput extends OutputStream {
    private static final int SLICE = 128 * 1024;
    private static final int SLICES_IN_A_ROW = 4;

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
        if (!connection.enter(Phase.STREAMING, timeout)) {
            throw new SocketException("closed by the server");
        }
        connection.write(bytes, from, length);
        written += length;
        if (++slices % SLICES_IN_A_ROW == 0) {
            Thread.yield();
        }
    }
}
