package ferry.server.files;

import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;

/// Consecutive bytes of a file. Immutable.
///
/// @param first the position of the first one
/// @param length how many
record ByteRange(long first, long length) implements Selection {
    /// All bytes of a file of this size.
    static ByteRange whole(long size) {
        return new ByteRange(0, size);
    }

    /// The bytes from one position to before another.
    static ByteRange between(long first, long end) {
        return new ByteRange(first, end - first);
    }

    /// The position behind the last byte.
    long end() {
        return first + length;
    }

    /// As in `Content-Range` (RFC 9110, 14.4): `bytes 0-499/1234`.
    String ofTotal(long size) {
        return "bytes " + first + '-' + (end() - 1) + '/' + size;
    }

    @Override
    public Body of(Hold file) {
        return new FileBody(file, this);
    }

    @Override
    public void writeTo(OutputStream out, Source source) throws IOException {
        source.copy(this, out);
    }
}
