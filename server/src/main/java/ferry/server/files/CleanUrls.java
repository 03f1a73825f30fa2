package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.Moved;
import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The names that pages have without their extension, as on the large static hosts. Stateless; what it finds is
/// what is on disk when it looks.
///
/// ```text
///   asked for       found, first come first served
///   /about          about ► it      about.html ► it               about/ ► redirect to ./about/
///   /about/         about/index.html ► it       about.html ► redirect to ../about      about/ ► its listing
///   /about.html     about.html ► redirect to ./about, if that leads here; else it
///   /docs/index     docs/index.html ► redirect to ./
/// ```
final class CleanUrls {
    private static final String EXTENSION = ".html";

    private CleanUrls() {}

    /// The resource of these names.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    static Resource find(DocumentRoot root, Names asked) throws IOException {
        if (asked.names().isEmpty()) {
            return root.find(asked);
        }
        return asked.folder() ? folder(root, asked) : file(root, asked);
    }

    /// Whether a file that these names meant a while ago is what they mean now, if it is still there.
    ///
    /// Where a page was found, a file of the very name may have come. What was found under its full name, though
    /// it ends like a page, is looked up again: its other name may have become free.
    static boolean mean(DocumentRoot root, Names asked, RegularFile file) {
        if (asked.folder()) {
            return true;
        }
        String name = asked.names().getLast();
        return file.name().equals(name)
                ? !name.endsWith(EXTENSION)
                : !Files.isRegularFile(root.path().resolve(String.join("/", asked.names())));
    }

    private static Resource folder(DocumentRoot root, Names asked) throws IOException {
        Resource exact = root.find(asked);
        if (exact instanceof RegularFile || !(page(root, asked) instanceof RegularFile)) {
            return exact;
        }
        return new Moved("../" + PercentEncoding.encode(asked.names().getLast()));
    }

    private static Resource file(DocumentRoot root, Names asked) throws IOException {
        Resource exact = root.find(asked);
        if (exact instanceof RegularFile file) {
            return file(root, asked, file);
        }
        Resource page = page(root, asked);
        if (!(page instanceof RegularFile)) {
            return exact;
        }
        return (asked.names().getLast() + EXTENSION).equals(DocumentRoot.INDEX) ? new Moved("./") : page;
    }

    /// A file that goes by its very name, or by a shorter one.
    private static Resource file(DocumentRoot root, Names asked, RegularFile file) throws IOException {
        String name = asked.names().getLast();
        if (name.equals(DocumentRoot.INDEX)) {
            return new Moved("./");
        }
        if (!name.endsWith(EXTENSION)) {
            return file;
        }
        String shorter = name.substring(0, name.length() - EXTENSION.length());
        boolean leadsHere = RequestPath.refusal(shorter).isEmpty()
                && file(root, sibling(asked, shorter)) instanceof RegularFile found
                && found.asked().equals(file.asked());
        return leadsHere ? new Moved("./" + PercentEncoding.encode(shorter)) : file;
    }

    /// The page of these names without its extension.
    static Resource page(DocumentRoot root, Names asked) throws IOException {
        return root.find(sibling(asked, asked.names().getLast() + EXTENSION));
    }

    private static Names sibling(Names asked, String name) {
        List<String> names = new ArrayList<>(asked.names());
        names.set(names.size() - 1, name);
        return Names.of(names, false);
    }
}
