package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.files.SharedFile.Hold;
import ferry.server.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;

/// Opens files that were looked up. The file is looked at once more after opening, in the same open folder, so that
/// the state that was found, from which tag and length come, is the state of the content.
final class FileContent {
    /// As much as is read at once into the heap. More is read while it is sent, so that many slow clients of
    /// large files can't fill it.
    static final int AT_ONCE = 64 * 1024;

    private FileContent() {}

    /// The file, open; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be opened
    static Optional<Hold> open(RegularFile file) throws IOException {
        try (OpenFolder folder = file.path().parent()) {
            Hold open = SharedFile.first(folder.file(file.path().name()));
            if (isUnchanged(file, folder)) {
                return Optional.of(open);
            }
            open.close();
            return Optional.empty();
        } catch (IOException e) {
            return emptyIfChanged(file, e);
        }
    }

    /// A body for `HEAD`: it has the length of the file, which could be opened, and holds nothing.
    ///
    /// @throws IOException it couldn't be read
    static Optional<Body> measure(RegularFile file) throws IOException {
        try (OpenFolder folder = file.path().parent();
                FileChannel _ = folder.file(file.path().name())) {
            return isUnchanged(file, folder)
                    ? Optional.of(unsent(OptionalLong.of(file.state().size())))
                    : Optional.empty();
        } catch (IOException e) {
            return emptyIfChanged(file, e);
        }
    }

    /// A body that is of that length and never sent.
    static Body unsent(OptionalLong length) {
        return Body.streamed(length, _ -> {
            throw new IllegalStateException("the response to a HEAD has no content");
        });
    }

    /// This much of the file, little enough for the heap; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be read
    static Optional<byte[]> bytes(RegularFile file, Selection selection) throws IOException {
        try {
            return atOnce(file, selection);
        } catch (IOException e) {
            return emptyIfChanged(file, e);
        }
    }

    private static Optional<byte[]> atOnce(RegularFile file, Selection selection) throws IOException {
        var content = new ByteArrayOutputStream((int) selection.length());
        try (OpenFolder folder = file.path().parent();
                FileChannel channel = folder.file(file.path().name())) {
            selection.writeTo(content, (range, out) -> FileBody.copy(channel, range, out));
            return isUnchanged(file, folder) ? Optional.of(content.toByteArray()) : Optional.empty();
        }
    }

    /// To fail because it has gone or become something else is to have changed.
    private static <T> Optional<T> emptyIfChanged(RegularFile file, IOException failure) throws IOException {
        if (Failures.saysChanged(failure) || !isUnchanged(file)) {
            return Optional.empty();
        }
        throw failure;
    }

    /// What can't be looked at any more has changed, too; why, the next look will say.
    static boolean isUnchanged(RegularFile file) {
        try {
            return FileState.of(file.path().attributes()).equals(file.state());
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether what has this name in the folder is what was found.
    private static boolean isUnchanged(RegularFile file, OpenFolder folder) {
        try {
            return FileState.of(folder.attributes(file.path().name())).equals(file.state());
        } catch (IOException _) {
            return false;
        }
    }
}
