package ferry.server.files;

import ferry.server.files.ListingPage.Entry;
import ferry.server.files.Resource.Folder;
import ferry.server.files.Resource.Missing;
import ferry.server.files.Resource.Moved;
import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is in a folder, in one of the formats, made while it is sent. Confined to the connection that sends it.
///
/// A folder may have a hundred thousand entries. Looking at them, sorting and writing goes in slices, between
/// which others get the carrier thread (invariant 9); a tree sorts while it is filled, where sorting a list
/// could not pause.
final class Listing implements Body.Streamed {
    /// A slice takes about a fifth of a millisecond.
    private static final int SLICE = 64;

    /// What a name becomes that is not in the encoding of the system. It can't be asked for.
    private static final char UNREADABLE = '\uFFFD';

    private final DocumentRoot root;
    private final int depth;
    private final List<String> address;
    private final ListingFormat format;
    private final RealPath path;

    /// Closed by [#close].
    private final OpenFolder folder;

    /// Opens the folder.
    ///
    /// @param depth how far below the root it is
    /// @param address the names in the path by which clients know it
    /// @throws IOException it can't be read
    Listing(DocumentRoot root, int depth, List<String> address, Folder folder, ListingFormat format)
            throws IOException {
        this.root = root;
        this.depth = depth;
        this.address = address;
        this.format = format;
        this.path = folder.path();
        this.folder = path.folder();
    }

    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        SortedSet<Entry> entries = entries();
        write(out, format.head(address, entries.size()));
        var rows = new StringBuilder();
        int count = 0;
        for (Entry entry : entries) {
            format.append(rows, entry, count == 0);
            if (++count % SLICE == 0) {
                write(out, rows);
                rows.setLength(0);
                Turn.pass();
            }
        }
        write(out, rows.append(format.foot()));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }

    private SortedSet<Entry> entries() throws IOException {
        var entries = new TreeSet<>(Entry.ORDER);
        int count = 0;
        try {
            for (Path path : folder) {
                entry(path).ifPresent(entries::add);
                if (++count % SLICE == 0) {
                    Turn.pass();
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /// Only what a click would lead to: no hidden name, no link to the outside, no device.
    private Optional<Entry> entry(Path path) {
        String name = String.valueOf(path.getFileName());
        if (!root.serves(name, depth) || RequestPath.refusal(name).isPresent() || name.indexOf(UNREADABLE) >= 0) {
            return Optional.empty();
        }
        try {
            return switch (look(path)) {
                case RegularFile file -> Optional.of(new Entry(name, false, file.state()));
                case Folder inner -> Optional.of(new Entry(name, true, inner.state()));
                case Moved _, Missing _ -> Optional.empty();
            };
        } catch (IOException _) {
            // It is gone already, or may not be looked at.
            return Optional.empty();
        }
    }

    /// As [DocumentRoot#look], but a real path is only asked for where there is a link.
    private Resource look(Path entry) throws IOException {
        BasicFileAttributes attributes = folder.attributes(entry.getName(entry.getNameCount() - 1));
        return attributes.isSymbolicLink()
                ? root.look(entry)
                : Resource.of(entry, new RealPath(path.base(), entry), attributes);
    }

    private static void write(OutputStream out, CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
