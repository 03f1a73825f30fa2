package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.RequestPath.Refused;
import ferry.server.files.Resource.Folder;
import ferry.server.files.Resource.Missing;
import ferry.server.files.Resource.Moved;
import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The files of a folder as a handler: what is on disk when a request arrives is what is sent. Immutable and
/// thread-safe.
///
/// ```java
/// Path site = Files.createDirectories(Path.of("target", "site"));
/// Handler files = StaticFiles.serving(site).withListing(false).withCache(Duration.ofMinutes(5));
/// Response page = files.handle(Request.get("/index.html"));
/// ```
public final class StaticFiles implements Handler {
    private static final String ALLOWED = "GET, HEAD, OPTIONS";

    /// What is shown in place of what is missing, if the root has it.
    private static final Names NOT_FOUND_PAGE = Names.of(List.of("404.html"), false);

    /// How often a file may change under the eyes of its reader. One that is saved while it is read changes
    /// twice: it is emptied and written.
    private static final int ATTEMPTS = 5;

    private final DocumentRoot root;
    private final Representations representations;
    private final Listings listings;
    private final boolean cleanUrls;
    private final Retention retention;

    /// Its own: what may be served and what is said of it is settled before something is kept.
    private final FileMemory memory;

    private final Negotiation negotiation;

    private StaticFiles(
            DocumentRoot root,
            Representations representations,
            Listings listings,
            boolean cleanUrls,
            Retention retention) {
        this.root = root;
        this.representations = representations;
        this.listings = listings;
        this.cleanUrls = cleanUrls;
        this.retention = retention;
        this.memory = new FileMemory(representations.clock(), retention);
        this.negotiation = new Negotiation(memory, representations);
    }

    /// The files below this folder, and nothing outside of it.
    ///
    /// @throws IllegalArgumentException it is no folder that can be read; the message says it in a sentence
    public static StaticFiles serving(Path root) {
        return serving(root, InstantSource.system());
    }

    static StaticFiles serving(Path root, InstantSource clock) {
        var listings = new Listings(true, List.of());
        return new StaticFiles(DocumentRoot.of(root), new Representations(clock), listings, false, Retention.usual());
    }

    /// Whether files and folders are served whose names begin with a dot; they are not unless this says so.
    /// `/.well-known/` always is.
    public StaticFiles withHidden(boolean shown) {
        return new StaticFiles(root.withHidden(shown), representations, listings, cleanUrls, retention);
    }

    /// Whether the entries of a folder without `index.html` are listed; they are unless this says no.
    public StaticFiles withListing(boolean shown) {
        return new StaticFiles(root, representations, listings.withShown(shown), cleanUrls, retention);
    }

    /// Under which path clients see these files, where [Mounts] have put them below another site: listings name it.
    /// `/` unless this says more.
    ///
    /// @param path as in a URL, such as `/photos`
    /// @throws IllegalArgumentException it is no such path
    public StaticFiles withPath(String path) {
        if (!(RequestPath.of(path) instanceof Names above)) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        return new StaticFiles(root, representations, listings.withAbove(above.names()), cleanUrls, retention);
    }

    /// Whether symbolic links are followed that lead out of the root; they are not unless this says so. Those
    /// that stay inside always are.
    public StaticFiles withSymlinksOutside(boolean followed) {
        return new StaticFiles(root.withSymlinksOutside(followed), representations, listings, cleanUrls, retention);
    }

    /// Whether pages are called by their names without extension: `/about` is `about.html`, and `/about.html`,
    /// `/about/` and `/index.html` lead to `/about` and `/`. They are not unless this says so.
    ///
    /// A file whose name has no extension comes before a page, a page before a folder of the same name. The
    /// folder's index is found at `/about/` nevertheless.
    public StaticFiles withCleanUrls(boolean clean) {
        return new StaticFiles(root, representations, listings, clean, retention);
    }

    /// Whether files are sent in the content codings that clients accept; they are unless this says no.
    ///
    /// What a build has put beside a file, `app.js.br`, `app.js.zst` or `app.js.gz` beside `app.js`, is sent in
    /// its place, unless it is older. Text that has no such sibling is compressed with gzip.
    public StaticFiles withCompression(boolean allowed) {
        return new StaticFiles(root, representations.withCompression(allowed), listings, cleanUrls, retention);
    }

    /// For how long, in whole seconds, clients may use what they have without asking whether it has changed.
    /// Zero, which it is unless this says more, makes them ask each time.
    ///
    /// @throws IllegalArgumentException it is negative
    public StaticFiles withCache(Duration maxAge) {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("A cache can't keep files for a negative time: " + maxAge);
        }
        return new StaticFiles(root, representations.withCache(maxAge), listings, cleanUrls, retention);
    }

    /// How many bytes the small files may take that are kept in memory: 256 MiB, or an eighth of the heap if that is
    /// less, unless this says otherwise.
    ///
    /// @throws IllegalArgumentException it is negative
    public StaticFiles withMemory(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("Files can't be kept in less than no memory: " + bytes);
        }
        return new StaticFiles(root, representations, listings, cleanUrls, retention.withLimit(bytes));
    }

    /// For how long a file that is kept in memory is sent without a look at the disk. Zero, which it is unless
    /// this says more, makes each answer what is on disk. More spares a system call per request, and answers
    /// are what was there a moment ago. After ten seconds everything is looked at anew in any case.
    ///
    /// @throws IllegalArgumentException it is negative
    public StaticFiles withTrust(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Files can't be trusted for a negative time: " + time);
        }
        return new StaticFiles(root, representations, listings, cleanUrls, retention.withTrust(time));
    }

    /// How many bytes the small files may take that are kept in memory.
    public long memory() {
        return retention.limit();
    }

    /// Whether there is a file for these names, be it the index of a folder or a page without its extension; a slash
    /// at the end makes no difference.
    ///
    /// @throws IOException it can't be known
    boolean hasFile(Names names) throws IOException {
        if (memory.find(names).isPresent() || isFile(Names.of(names.names(), true))) {
            return true;
        }
        var file = Names.of(names.names(), false);
        return !names.names().isEmpty()
                && (isFile(file) || (cleanUrls && CleanUrls.page(root, file) instanceof RegularFile));
    }

    private boolean isFile(Names names) throws IOException {
        return root.find(names) instanceof RegularFile;
    }

    DocumentRoot documentRoot() {
        return root;
    }

    InstantSource clock() {
        return representations.clock();
    }

    /// The folder that is served, absolute.
    public Path root() {
        return root.path();
    }

    @Override
    public Response handle(Request request) throws IOException {
        Method method = request.method();
        if (method.equals(Method.GET) || method.equals(Method.HEAD)) {
            return retrieve(request);
        }
        if (method.equals(Method.OPTIONS)) {
            return Response.of(Status.NO_CONTENT).with("Allow", ALLOWED);
        }
        return method.isKnown()
                ? Response.error(Status.METHOD_NOT_ALLOWED).with("Allow", ALLOWED)
                : Response.error(Status.NOT_IMPLEMENTED);
    }

    private Response retrieve(Request request) throws IOException {
        try {
            return switch (RequestPath.of(request.target().path())) {
                case Names names -> retrieve(request, names);
                case Refused refused ->
                    switch (refused) {
                        case MALFORMED -> Response.error(Status.BAD_REQUEST);
                        case NAMES_NOTHING -> missing(request);
                    };
            };
        } catch (FileSystemException e) {
            return Failures.response(e).orElseThrow(() -> e);
        }
    }

    private Response retrieve(Request request, Names names) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Response> response = respond(request, names);
            if (response.isPresent()) {
                return response.get();
            }
        }
        return Response.error(Status.SERVICE_UNAVAILABLE, "the file is being written")
                .with("Retry-After", "1");
    }

    /// Empty when the resource has changed since it was looked up.
    private Optional<Response> respond(Request request, Names names) throws IOException {
        Optional<Variants> kept = memory.find(names);
        if (kept.isPresent()
                && (!cleanUrls || CleanUrls.mean(root, names, kept.get().plain().file()))) {
            return respond(request, names, kept.get());
        }
        Optional<FolderVigil> parent = memory.folder(names);
        return switch (find(names)) {
            case RegularFile file -> load(request, names, file, parent);
            case Folder folder -> listings.shown() ? list(request, names, folder) : Optional.of(missing(request));
            case Moved moved -> Optional.of(moved.response(request));
            case Missing _ -> Optional.of(missing(request));
        };
    }

    private Resource find(Names names) throws IOException {
        return cleanUrls ? CleanUrls.find(root, names) : root.find(names);
    }

    private Optional<Response> load(Request request, Names names, RegularFile file, Optional<FolderVigil> parent)
            throws IOException {
        Optional<Variants> loaded = memory.keep(names, representations.variants(file, root), parent);
        return loaded.isPresent() ? respond(request, names, loaded.get()) : Optional.empty();
    }

    private Optional<Response> respond(Request request, Names names, Variants file) throws IOException {
        Optional<Representation> selected = negotiation.select(request, names, file);
        Optional<Response> response =
                selected.isPresent() ? FileResponses.respond(request, selected.get()) : Optional.empty();
        if (response.isEmpty()) {
            memory.forget(names);
        }
        return response;
    }

    private Optional<Response> list(Request request, Names names, Folder folder) throws IOException {
        try {
            return Optional.of(listings.respond(request, root, names.names(), folder));
        } catch (FileSystemException e) {
            Failures.rethrow(e);
            return Optional.empty();
        }
    }

    private Response missing(Request request) {
        return notFoundPage(request).orElseGet(() -> Response.error(Status.NOT_FOUND));
    }

    /// Empty when there is none, or none that can be read: what is missing stays missing.
    private Optional<Response> notFoundPage(Request request) {
        try {
            return switch (root.find(NOT_FOUND_PAGE)) {
                case RegularFile page -> FileResponses.notFound(request, representations.of(page));
                case Folder _, Moved _, Missing _ -> Optional.empty();
            };
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
