package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Opens files that were looked up. The file is looked at once more after opening, so that the state that was
/// found, from which tag and length come, is the state of the content.
final class FileContent {
    /// As much as is read at once into the heap. More is read while it is sent, so that many slow clients of
    /// large files can't fill it.
    static final int AT_ONCE = 64 * 1024;

    /// Not even the last name may have become a link: what is opened is what was checked.
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private FileContent() {}

    /// This much of the file; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be read
    static Optional<Body> read(RegularFile file, Selection selection) throws IOException {
        if (selection.length() <= AT_ONCE) {
            return bytes(file, selection).map(Body::of);
        }
        try {
            return whileSent(file, selection);
        } catch (IOException e) {
            return emptyIfChanged(file, e);
        }
    }

    /// A body as [#read] would return it of the whole file, but for `HEAD`: it has the length and holds
    /// nothing.
    ///
    /// @throws IOException it couldn't be read
    static Optional<Body> measure(RegularFile file) throws IOException {
        try (FileChannel _ = FileChannel.open(file.path(), OPTIONS)) {
            return isUnchanged(file)
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
        try (FileChannel channel = FileChannel.open(file.path(), OPTIONS)) {
            selection.writeTo(content, (range, out) -> FileBody.copy(channel, range, out));
        }
        return isUnchanged(file) ? Optional.of(content.toByteArray()) : Optional.empty();
    }

    private static Optional<Body> whileSent(RegularFile file, Selection selection) throws IOException {
        Body body = selection.of(FileChannel.open(file.path(), OPTIONS));
        if (isUnchanged(file)) {
            return Optional.of(body);
        }
        body.close();
        return Optional.empty();
    }

    /// To fail because it has gone or become something else is to have changed.
    private static <T> Optional<T> emptyIfChanged(RegularFile file, IOException failure) throws IOException {
        if (isUnchanged(file)) {
            throw failure;
        }
        return Optional.empty();
    }

    /// What can't be looked at any more has changed, too; why, the next look will say.
    private static boolean isUnchanged(RegularFile file) {
        try {
            return FileState.of(file.path()).equals(file.state());
        } catch (IOException _) {
            return false;
        }
    }
}
