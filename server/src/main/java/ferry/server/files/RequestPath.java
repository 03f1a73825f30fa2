package ferry.server.files;

import java.util.List;
import java.util.Optional;

/// What a request's path says, decoded exactly once: the names that lead from the root to a resource, or why it
/// leads nowhere. A pure function of the path as sent; no outcome of it can leave the root.
sealed interface RequestPath {
    /// The names of folders and of the resource in them. None is empty, `.` or `..`, none contains a slash, a
    /// backslash or NUL.
    ///
    /// @param path these names, decoded, with a slash before each: as nothing else can stand for them, it is what
    ///     they are compared by. It ends with another slash if they are asked for as a folder
    record Names(String path) implements RequestPath {
        /// These names, as a folder or not.
        static Names of(List<String> names, boolean folder) {
            String path = names.isEmpty() ? "" : "/" + String.join("/", names);
            return new Names(folder ? path + '/' : path);
        }

        /// In order; none at all is the root.
        List<String> names() {
            return path.length() <= 1 ? List.of() : List.of(path.substring(1).split("/"));
        }

        /// Whether the path ends with a slash.
        boolean folder() {
            return path.endsWith("/");
        }

        /// Those of the folder that a file of these names is in: a folder's page is in the folder itself.
        Names inFolder() {
            return new Names(path.substring(0, path.lastIndexOf('/') + 1));
        }
    }

    /// A path that is not to be looked up.
    enum Refused implements RequestPath {
        /// Not what a path may look like: 400.
        MALFORMED,
        /// Well formed, but no file is ever called that: 404.
        NAMES_NOTHING
    }

    /// Takes apart the path of a request target, still percent-encoded.
    ///
    /// It is cut at the slashes first and decoded afterwards, so that `%2F` never becomes a separator, and what
    /// was decoded is never decoded again, so that `%252e` never becomes a dot.
    static RequestPath of(String raw) {
        if (!raw.startsWith("/")) {
            return Refused.MALFORMED;
        }
        return PercentEncoding.isPlain(raw) ? plain(raw) : encoded(raw);
    }

    /// The path of nearly every request: it is what it says.
    private static RequestPath plain(String path) {
        int start = 1;
        while (start < path.length()) {
            int end = segmentEnd(path, start);
            Optional<Refused> refusal = refusal(path, start, end);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            start = end + 1;
        }
        return new Names(path);
    }

    private static RequestPath encoded(String raw) {
        var path = new StringBuilder(raw.length());
        int start = 1;
        while (start < raw.length()) {
            int end = segmentEnd(raw, start);
            Optional<String> name = PercentEncoding.decode(raw.substring(start, end));
            if (name.isEmpty()) {
                return Refused.MALFORMED;
            }
            Optional<Refused> refusal = refusal(name.get());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            path.append('/').append(name.get());
            start = end + 1;
        }
        return new Names(raw.endsWith("/") ? path.append('/').toString() : path.toString());
    }

    private static int segmentEnd(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() : slash;
    }

    /// Why a decoded segment is no name; empty when it is one.
    static Optional<Refused> refusal(String name) {
        return refusal(name, 0, name.length());
    }

    private static Optional<Refused> refusal(String path, int start, int end) {
        // Clients resolve dot segments before they send (RFC 3986, 5.2.4). Who sends one nevertheless, encoded
        // or not, wants to climb.
        if (isDots(path, start, end) || path.indexOf('\0', start, end) >= 0) {
            return Optional.of(Refused.MALFORMED);
        }
        // An empty segment is not nothing: were "//host/" the same as "/host/", then links and redirects made
        // of the former would lead to another host. A backslash is a separator on some systems.
        if (start == end || path.indexOf('/', start, end) >= 0 || path.indexOf('\\', start, end) >= 0) {
            return Optional.of(Refused.NAMES_NOTHING);
        }
        return Optional.empty();
    }

    private static boolean isDots(String path, int start, int end) {
        return path.startsWith(".", start) && (end == start + 1 || (end == start + 2 && path.charAt(start + 1) == '.'));
    }
}
