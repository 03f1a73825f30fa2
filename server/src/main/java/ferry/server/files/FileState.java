package ferry.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
/// @param identity changes when another file takes the name; 0 where the file system doesn't tell
record FileState(long size, FileTime modified, int identity) {
    static FileState of(BasicFileAttributes attributes) {
        return new FileState(attributes.size(), attributes.lastModifiedTime(), Objects.hashCode(attributes.fileKey()));
    }

    /// The state of the file of this name now, of the link itself if it has become one.
    static FileState of(Path path) throws IOException {
        return of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
}
