package ferry.server.files;

import ferry.server.http.RequestTarget;
import ferry.server.http.Status;
import java.util.Optional;

/// A line of `_redirects`. Immutable; a pure function of a request's path and query.
///
/// @param line where it stands
/// @param host that a request has to be for
/// @param from paths that it is for
/// @param query that a request has to have
/// @param to where it leads
/// @param status of the response
/// @param forced whether it holds where there is a file, too
record RedirectRule(
        int line,
        Optional<String> host,
        PathPattern from,
        QueryPattern query,
        RuleUrl to,
        Status status,
        boolean forced) {
    /// Whether the client is sent elsewhere; otherwise he gets something else than he asked for, unasked.
    boolean redirects() {
        return status.code() >= 300 && status.code() < 400;
    }

    /// Where this target leads, as the value of `Location` or as a path of this site with its query; empty when it
    /// does not match, or would be led to itself.
    ///
    /// @param path the target's in its one spelling
    Optional<String> destination(RequestTarget target, String path) {
        return from.match(path)
                .flatMap(captures -> query.match(target.query(), captures))
                .map(captures -> expand(captures, target))
                .filter(destination -> !redirects() || to.host().isPresent() || !leadsBack(destination, target, path));
    }

    private String expand(Captures captures, RequestTarget target) {
        String path = captures.expand(to.path());
        // A placeholder that stands for "/host" or for nothing must not make it "//host", another site's URL.
        int start = 0;
        while (path.startsWith("//", start)) {
            start++;
        }
        return to.origin().orElse("") + withQuery(path.substring(start), target);
    }

    /// The query goes along, unless the rule has one itself or has looked at it. It stands before the fragment.
    private String withQuery(String path, RequestTarget target) {
        int fragment = path.indexOf('#');
        String end = fragment < 0 || !redirects() ? "" : path.substring(fragment);
        String start = fragment < 0 ? path : path.substring(0, fragment);
        boolean passes = start.indexOf('?') < 0 && query.isEmpty();
        return start + (passes ? target.query().map(text -> "?" + text).orElse("") : "") + end;
    }

    /// A browser would go round in a circle. `/a/ /a`, too, is a circle, since both match.
    private static boolean leadsBack(String destination, RequestTarget target, String path) {
        RequestTarget next = RequestTarget.of(destination.replaceFirst("#.*", ""));
        boolean samePath = PathPattern.canonical(next)
                .map(PathPattern::withoutSlash)
                .filter(PathPattern.withoutSlash(path)::equals)
                .isPresent();
        return samePath && next.query().equals(target.query());
    }
}
