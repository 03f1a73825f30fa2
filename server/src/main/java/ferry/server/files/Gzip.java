package ferry.server.files;

import ferry.server.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Compresses what is written to it and writes that on (RFC 1952). Confined to one thread.
///
/// It compresses in slices, between which others get the carrier thread (invariant 9). Equal content becomes
/// equal bytes, however it is cut into writes; so they may have a strong tag.
final class Gzip extends GZIPOutputStream {
    /// Takes a few tenths of a millisecond.
    private static final int SLICE = 8 * 1024;

    private static final int SLICES_IN_A_ROW = 3;

    /// What a file is read through. It is held as long as the client likes, and a larger one gains nothing: what is
    /// read is cut into slices.
    private static final int BUFFER_SIZE = 2 * SLICE;

    private int slices;

    /// To write on.
    ///
    /// @param out is not closed here
    Gzip(OutputStream out) throws IOException {
        super(out, SLICE);
    }

    /// Writes all of this, and the end.
    void compress(Body plain) throws IOException {
        if (plain instanceof Body.FilePart part) {
            FileBody.copy(part.file(), new ByteRange(part.position(), part.size()), this, BUFFER_SIZE);
        } else {
            plain.writeTo(this);
        }
        finish();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it has one thread, and gives way without a lock
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; done += SLICE) {
            super.write(bytes, from + done, Math.min(SLICE, length - done));
            if (++slices % SLICES_IN_A_ROW == 0) {
                Turn.pass();
            }
        }
    }

    /// Gives back the memory of the compressor. Unless [#compress] came to the end before, what was written on has
    /// none and nobody can take it for a whole.
    @Override
    public void close() {
        def.end();
    }

    /// This content compressed; empty if that doesn't make it smaller.
    static Optional<byte[]> smaller(Body plain) throws IOException {
        var coded = new ByteArrayOutputStream();
        try (var gzip = new Gzip(coded)) {
            gzip.compress(plain);
        }
        return coded.size() < plain.length().orElseThrow() ? Optional.of(coded.toByteArray()) : Optional.empty();
    }
}
