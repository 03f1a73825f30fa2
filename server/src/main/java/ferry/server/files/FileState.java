package ferry.server.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/// What tells one state of a file from another without reading it. Immutable.
///
/// Two writes of the same length within one tick of the file system's clock (a few milliseconds) look the same:
/// no more can be known without reading.
///
/// @param size in bytes
/// @param modified as precisely as the file system knows it
/// @param file which one it is, by device and number; the same for all where the file system doesn't tell
record FileState(long size, FileTime modified, Object file) {
    private static final Object UNTOLD = 0;

    static FileState of(BasicFileAttributes attributes) {
        return new FileState(
                attributes.size(),
                attributes.lastModifiedTime(),
                Objects.requireNonNullElse(attributes.fileKey(), UNTOLD));
    }

    /// A number that changes, as a rule, when another file takes the name.
    int identity() {
        return file.hashCode();
    }
}
