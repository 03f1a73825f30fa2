package ferry.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/// A folder that is held open, so that it remains the same folder whatever becomes of its name. Confined to its
/// owner, who closes it.
///
/// Whatever is asked for in it is one name in this very folder (`openat`, `fstatat`), never a path that could
/// lead through another by now, and never a link. Where the system has no such calls, as Windows, names are
/// appended to the path that the folder was opened by.
final class OpenFolder implements Closeable, Iterable<Path> {
    private static final Set<OpenOption> OPTIONS = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path path;

    /// Closed by [#close].
    private final DirectoryStream<Path> entries;

    private final Optional<SecureDirectoryStream<Path>> held;

    private OpenFolder(Path path, DirectoryStream<Path> entries) {
        this.path = path;
        this.entries = entries;
        this.held = entries instanceof SecureDirectoryStream<Path> secure ? Optional.of(secure) : Optional.empty();
    }

    /// The folder that this path leads to now.
    ///
    /// @throws IOException there is none, or it can't be read
    @SuppressWarnings("StreamResourceLeak") // closed by close()
    static OpenFolder at(Path path) throws IOException {
        return new OpenFolder(path, Files.newDirectoryStream(path));
    }

    /// The folder of this name in this one.
    ///
    /// @throws IOException there is none, or it can't be read
    OpenFolder folder(Path name) throws IOException {
        // A fifo would make us wait for its writer. And of what is no folder the JDK closes one descriptor twice,
        // which may be somebody else's by then, and another never.
        if (!attributes(name).isDirectory()) {
            throw new NotDirectoryException(name.toString());
        }
        Path inner = path.resolve(name);
        return held.isPresent()
                ? new OpenFolder(inner, held.get().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS))
                : at(inner);
    }

    /// The file of this name in this folder, to read it.
    ///
    /// @throws IOException there is none, or it can't be read
    FileChannel file(Path name) throws IOException {
        if (held.isEmpty()) {
            return FileChannel.open(path.resolve(name), OPTIONS);
        }
        SeekableByteChannel channel = held.get().newByteChannel(name, OPTIONS);
        return (FileChannel) channel;
    }

    /// What is known of this name in this folder, of the link itself if it is one.
    ///
    /// @throws IOException there is no such name, or it may not be known
    BasicFileAttributes attributes(Path name) throws IOException {
        return held.isPresent()
                ? held.get()
                        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes()
                : Files.readAttributes(path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /// The paths of all that is in it, once.
    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
