package ferry.server.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Writes content in chunks (RFC 9112, 7.1). Confined to its owner.
///
/// It collects small writes, and hands each chunk to the target in one piece; [#flush] sends what there is.
/// Nothing marks the content as whole but [#finish]: who is closed without it has failed, and the client sees
/// that.
public final class ChunkedOutput extends OutputStream {
    private static final int CHUNK = 8 * 1024;

    /// The size of a chunk in four hex digits, and a line end.
    private static final int SIZE_LINE = 6;

    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream target;

    /// A chunk as it is sent: the size's line, data, a line end.
    private final byte[] chunk = new byte[SIZE_LINE + CHUNK + 2];

    private int size;
    private long written;
    private boolean finished;

    /// A stream of no chunks yet.
    ///
    /// @param target stays open
    public ChunkedOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (finished) {
            throw new IOException("the content was finished already");
        }
        int from = offset;
        int to = offset + length;
        while (from < to) {
            int part = Math.min(to - from, CHUNK - size);
            System.arraycopy(source, from, chunk, SIZE_LINE + size, part);
            size += part;
            from += part;
            if (size == CHUNK) {
                send();
            }
        }
        written += length;
    }

    /// Sends what has been collected.
    @Override
    public void flush() throws IOException {
        send();
        target.flush();
    }

    /// Sends what has been collected, and that it is all.
    public void finish() throws IOException {
        if (!finished) {
            send();
            finished = true;
            target.write(LAST_CHUNK);
        }
    }

    /// Does nothing: the target belongs to the connection, and whether the content is whole shows elsewhere.
    @Override
    public void close() {}

    /// How many bytes of content have been written.
    public long written() {
        return written;
    }

    /// Sends a chunk, unless it would be empty: that means the end.
    private void send() throws IOException {
        if (size == 0) {
            return;
        }
        for (int i = 0; i < 4; i++) {
            chunk[i] = HEX_DIGITS[size >> (12 - 4 * i) & 0xF];
        }
        chunk[4] = Octets.CR;
        chunk[5] = Octets.LF;
        int end = SIZE_LINE + size;
        chunk[end] = Octets.CR;
        chunk[end + 1] = Octets.LF;
        size = 0;
        target.write(chunk, 0, end + 2);
    }
}
