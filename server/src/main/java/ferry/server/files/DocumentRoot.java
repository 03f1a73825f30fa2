package ferry.server.files;

import ferry.server.files.Resource.Folder;
import ferry.server.files.Resource.Missing;
import ferry.server.files.Resource.Moved;
import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A folder whose files may be served, and the rules of what in it may be. Immutable; what it finds is what is
/// on disk when it looks.
///
/// A path is held inside twice. [RequestPath] lets no name through that could climb; and the real path of what
/// was found has to begin with the real path of the root, for links climb, too. What is looked at and opened then
/// is that [RealPath], in a way that fails where it isn't that any more.
///
/// @param path absolute
/// @param realPath what `path` led to at the start
/// @param hidden whether names that begin with a dot are served
/// @param symlinksOutside whether links may leave the root
record DocumentRoot(Path path, Path realPath, boolean hidden, boolean symlinksOutside) {
    static final String INDEX = "index.html";

    /// Certificates and other agreements between machines live here (RFC 8615).
    private static final String WELL_KNOWN = ".well-known";

    /// How often a path may change between finding out where it leads and going there. Who switches a link once
    /// does so once; who does it all the time has nothing to be found.
    private static final int ATTEMPTS = 5;

    private static final NameRules NAME_RULES = NameRules.here();

    /// The root at this path, with neither hidden files nor links to the outside.
    ///
    /// @throws IllegalArgumentException it is no folder that can be read; the message says it in a sentence
    static DocumentRoot of(Path path) {
        Path absolute = path.toAbsolutePath();
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
            return new DocumentRoot(withoutDots(absolute), absolute.toRealPath(), false, false);
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder " + absolute + " can't be read.", e);
        }
    }

    /// Above a link is what is above the folder that it leads to, and its name says nothing of that.
    private static Path withoutDots(Path absolute) throws IOException {
        Path shorter = absolute.normalize();
        return Files.exists(shorter) && Files.isSameFile(shorter, absolute) ? shorter : absolute.toRealPath();
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
        List<String> names = request.names();
        for (int depth = 0; depth < names.size(); depth++) {
            if (!serves(names.get(depth), depth)) {
                return new Missing();
            }
        }
        try {
            Path lexical = path.resolve(String.join("/", names));
            return request.folder() ? folder(lexical) : file(lexical, request);
        } catch (InvalidPathException _) {
            return new Missing();
        }
    }

    /// Whether a file of this name may be served, so many folders below the root. The [rules of a site][SiteRules]
    /// are for the server, and for nobody else.
    ///
    /// Only the names asked for count. What a link leads to may well have a dot, such as pnpm's
    /// `node_modules/.pnpm`.
    boolean serves(String name, int depth) {
        boolean visible = hidden || !name.startsWith(".") || (depth == 0 && name.equals(WELL_KNOWN));
        boolean rules = depth == 0 && SiteRules.areIn(name);
        return visible && !rules && NAME_RULES.allow(name);
    }

    /// What this path leads to: a file, a folder, or nothing that may be served.
    ///
    /// @throws IOException it can't be known, because a folder on the way may not be searched
    Resource look(Path lexical) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<RealPath> real = follow(lexical);
            if (real.isEmpty()) {
                return new Missing();
            }
            try {
                return Resource.of(lexical, real.get(), real.get().attributes());
            } catch (FileSystemException e) {
                Failures.rethrow(e);
            }
        }
        return new Missing();
    }

    /// Where this path leads, if that is inside.
    private Optional<RealPath> follow(Path lexical) throws IOException {
        if (isAbsent(lexical)) {
            return Optional.empty();
        }
        try {
            return inside(lexical.toRealPath());
        } catch (FileSystemException e) {
            Failures.rethrow(e);
            // Not there, a file where a folder should be, too long a name, links in a circle: no name leads
            // there.
            return Optional.empty();
        }
    }

    /// Whether its folder has no such name, or a link that leads nowhere: two questions that are answered without an
    /// exception, which takes longer than all else that is done for a request. Where the folder may not be
    /// searched that is not known.
    private static boolean isAbsent(Path lexical) {
        Path folder = lexical.getParent();
        return folder != null && !Files.exists(lexical) && Files.isExecutable(folder);
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
    private Optional<RealPath> inside(Path real) throws IOException {
        if (symlinksOutside) {
            // Whoever may change links may lead anywhere: there is nothing to hold on to.
            return Optional.of(
                    new RealPath(Optional.ofNullable(real.getParent()).orElse(real), real));
        }
        if (real.startsWith(realPath)) {
            return Optional.of(new RealPath(realPath, real));
        }
        Path now = path.toRealPath();
        return real.startsWith(now) ? Optional.of(new RealPath(now, real)) : Optional.empty();
    }
}
