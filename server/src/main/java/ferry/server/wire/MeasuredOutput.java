package ferry.server.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// Lets exactly so many bytes through as were announced. Confined to its owner.
///
/// A byte too many would be read as the beginning of the next response, a byte too few would make the client take
/// the next response for the rest of this one: both end the connection.
public final class MeasuredOutput extends OutputStream {
    private final OutputStream target;
    private final long length;
    private long written;

    /// A stream for content of this length.
    ///
    /// @param target stays open
    public MeasuredOutput(OutputStream target, long length) {
        this.target = target;
        this.length = length;
    }

    @Override
    public void write(int octet) throws IOException {
        claim(1);
        target.write(octet);
        written++;
    }

    /// @throws IOException these are more bytes than were announced; none of them is written
    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, source.length);
        claim(count);
        target.write(source, offset, count);
        written += count;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /// Checks that all has been written.
    ///
    /// @throws IOException it has not
    public void finish() throws IOException {
        if (written < length) {
            throw new IOException("content ends after " + written + " of " + length + " bytes");
        }
    }

    /// Does nothing: the target belongs to the connection.
    @Override
    public void close() {}

    /// How many bytes of content have been written.
    public long written() {
        return written;
    }

    private void claim(int count) throws IOException {
        if (count > length - written) {
            throw new IOException("content is longer than the announced " + length + " bytes");
        }
    }
}
