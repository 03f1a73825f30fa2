package ferry.server.files;

/// Consecutive bytes of a file. Immutable.
///
/// @param first the position of the first one
/// @param length how many
record ByteRange(long first, long length) {
    /// All bytes of a file of this size.
    static ByteRange whole(long size) {
        return new ByteRange(0, size);
    }

    /// The position behind the last byte.
    long end() {
        return first + length;
    }

    /// As in `Content-Range` (RFC 9110, 14.4): `bytes 0-499/1234`.
    String ofTotal(long size) {
        return "bytes " + first + '-' + (end() - 1) + '/' + size;
    }
}
