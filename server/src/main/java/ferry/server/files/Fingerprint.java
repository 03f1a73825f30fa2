package ferry.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/// Which file there is under a path, and since when nothing of it has changed. Immutable.
///
/// Stricter than [FileState], which is the same again after a date was set back. Nobody can set the date of a
/// change: writing, renaming, linking, another size, date, owner or permission, each makes it now. Two equal
/// fingerprints are of one file in one state, provided that it [has settled][#isSettled].
///
/// @param file the device and the number of the file on it
/// @param changed when its content or anything the file system knows of it changed last (`ctime`)
record Fingerprint(Object file, FileTime changed) {
    /// The clock of a file system ticks every few milliseconds, that of FAT every two seconds. A change within
    /// the same tick as the one before can't be told from it.
    private static final long TICK_MILLIS = 2_000;

    /// That of the file under this path now; empty where there is none, or on systems that don't tell.
    static Optional<Fingerprint> of(Path path, LinkOption... options) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            Map<String, Object> attributes = Files.readAttributes(path, "unix:fileKey,ctime", options);
            Object file = attributes.get("fileKey");
            return file != null && attributes.get("ctime") instanceof FileTime changed
                    ? Optional.of(new Fingerprint(file, changed))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether any change after this moment gives another fingerprint.
    ///
    /// @param millis a moment since the epoch
    boolean isSettled(long millis) {
        return changed.toMillis() < millis - TICK_MILLIS;
    }
}
