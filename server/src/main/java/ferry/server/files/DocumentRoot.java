package ferry.server.files;

import ferry.server.files.Resource.Folder;
import ferry.server.files.Resource.Missing;
import ferry.server.files.Resource.Moved;
import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder whose files may be served, and the rules of what in it may be. Immutable; what it finds is what is
/// on disk when it looks.
///
/// A path is held inside twice. [RequestPath] lets no name through that could climb; and the real path of what
/// was found has to begin with the real path of the root, for links climb, too. What is opened later is that
/// real path, not the one that was asked for.
///
/// @param path absolute
/// @param realPath what `path` led to at the start
/// @param hidden whether names that begin with a dot are served
/// @param symlinksOutside whether links may leave the root
record DocumentRoot(Path path, Path realPath, boolean hidden, boolean symlinksOutside) {
    static final String INDEX = "index.html";

    /// Certificates and other agreements between machines live here (RFC 8615).
    private static final String WELL_KNOWN = ".well-known";

    private static final NameRules NAME_RULES = NameRules.here();

    /// The root at this path, with neither hidden files nor links to the outside.
    ///
    /// @throws IllegalArgumentException it is no folder that can be read; the message says it in a sentence
    static DocumentRoot of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            throw new IllegalArgumentException("There is no folder " + absolute + ".");
        }
        if (!Files.isDirectory(absolute)) {
            throw new IllegalArgumentException(absolute + " is not a folder.");
        }
        if (!Files.isReadable(absolute) || !Files.isExecutable(absolute)) {
            throw new IllegalArgumentException("The folder " + absolute + " can't be read.");
        }
        try {
            return new DocumentRoot(absolute, absolute.toRealPath(), false, false);
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder " + absolute + " can't be read.", e);
        }
    }

    DocumentRoot withHidden(boolean shown) {
        return new DocumentRoot(path, realPath, shown, symlinksOutside);
    }

    DocumentRoot withSymlinksOutside(boolean followed) {
        return new DocumentRoot(path, realPath, hidden, followed);
    }

    /// The resource of these names.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    Resource find(RequestPath.Names request) throws IOException {
        for (int depth = 0; depth < request.names().size(); depth++) {
            if (!serves(request.names().get(depth), depth)) {
                return new Missing();
            }
        }
        try {
            Path lexical = path.resolve(String.join("/", request.names()));
            return request.folder() ? folder(lexical) : file(lexical, request);
        } catch (InvalidPathException _) {
            return new Missing();
        }
    }

    /// Whether a file of this name may be served, so many folders below the root.
    ///
    /// Only the names asked for count. What a link leads to may well have a dot, such as pnpm's
    /// `node_modules/.pnpm`.
    boolean serves(String name, int depth) {
        boolean visible = hidden || !name.startsWith(".") || (depth == 0 && name.equals(WELL_KNOWN));
        return visible && NAME_RULES.allow(name);
    }

    /// What this path leads to: a file, a folder, or nothing that may be served.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    Resource look(Path lexical) throws IOException {
        try {
            Path real = lexical.toRealPath();
            if (!isInside(real)) {
                return new Missing();
            }
            return Resource.of(
                    lexical, real, Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException _) {
            // Not there, a file where a folder should be, too long a name, links in a circle: no name leads
            // there.
            return new Missing();
        }
    }

    /// The index is looked for before the folder, for it is what is there as a rule.
    private Resource folder(Path lexical) throws IOException {
        if (look(lexical.resolve(INDEX)) instanceof RegularFile index) {
            return index;
        }
        return switch (look(lexical)) {
            case Folder folder -> folder;
            case RegularFile _, Moved _, Missing _ -> new Missing();
        };
    }

    private Resource file(Path lexical, RequestPath.Names request) throws IOException {
        return switch (look(lexical)) {
            case RegularFile file -> file;
            case Folder _ -> Moved.toFolder(request.names().getLast());
            case Moved _, Missing _ -> new Missing();
        };
    }

    /// The root itself may be a link that leads elsewhere since the start, as deployments switch from one
    /// release to the next; so before something counts as outside the root is asked again.
    private boolean isInside(Path real) throws IOException {
        return symlinksOutside || real.startsWith(realPath) || real.startsWith(path.toRealPath());
    }
}
