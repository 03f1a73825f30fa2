package ferry.server.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request's path says, decoded exactly once: the names that lead from the root to a resource, or why it
/// leads nowhere. A pure function of the path as sent; no outcome of it can leave the root.
sealed interface RequestPath {
    /// The names of folders and of the resource in them. None is empty, `.` or `..`, none contains a slash, a
    /// backslash or NUL.
    ///
    /// @param folder whether the path ends with a slash
    record Names(List<String> names, boolean folder) implements RequestPath {
        public Names {
            names = List.copyOf(names);
        }

        /// Those of the folder that a file of these names is in: a folder's page is in the folder itself.
        Names inFolder() {
            return folder ? this : new Names(names.subList(0, names.size() - 1), true);
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
        var names = new ArrayList<String>();
        int start = 1;
        while (start < raw.length()) {
            int slash = raw.indexOf('/', start);
            int end = slash < 0 ? raw.length() : slash;
            Optional<String> name = PercentEncoding.decode(raw.substring(start, end));
            if (name.isEmpty()) {
                return Refused.MALFORMED;
            }
            Optional<Refused> refusal = refusal(name.get());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            names.add(name.get());
            start = end + 1;
        }
        return new Names(names, raw.endsWith("/"));
    }

    /// Why a decoded segment is no name; empty when it is one.
    static Optional<Refused> refusal(String name) {
        // Clients resolve dot segments before they send (RFC 3986, 5.2.4). Who sends one nevertheless, encoded
        // or not, wants to climb.
        if (name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
            return Optional.of(Refused.MALFORMED);
        }
        // An empty segment is not nothing: were "//host/" the same as "/host/", then links and redirects made
        // of the former would lead to another host. A backslash is a separator on some systems.
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return Optional.of(Refused.NAMES_NOTHING);
        }
        return Optional.empty();
    }
}
