package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.RequestPath.Refused;
import ferry.server.files.Resource.Moved;
import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Handlers below paths of a site, each of which sees what follows its path. Immutable and thread-safe.
///
/// ```java
/// Handler site = StaticFiles.serving(Path.of("."));
/// Handler photos = StaticFiles.serving(Path.of("..")).withPath("/photos"); // for the titles of its listings
/// Handler both = Mounts.on(site).with("/photos", photos);
/// Response photo = both.handle(Request.get("/photos/cat.jpg")); // the photos are asked for /cat.jpg
/// ```
///
/// As with file systems, a mount hides what the site has under its path, is not seen in the site's listings, and
/// the longest path wins. The path without the slash at its end is redirected to the one with it.
public final class Mounts implements Handler {
    private final Handler site;

    /// Longest path first.
    private final List<Mount> mounts;

    private record Mount(List<String> names, Handler handler) {
        boolean holds(Names path) {
            return path.names().size() >= names.size()
                    && path.names().subList(0, names.size()).equals(names);
        }
    }

    private Mounts(Handler site, List<Mount> mounts) {
        this.site = site;
        this.mounts = mounts;
    }

    /// Only this site, which answers everything.
    public static Mounts on(Handler site) {
        return new Mounts(site, List.of());
    }

    /// The same with this handler below this path.
    ///
    /// @param path as in a URL, such as `/photos`
    /// @throws IllegalArgumentException it is no such path, or something is mounted there already
    public Mounts with(String path, Handler handler) {
        List<String> names = names(path).orElseThrow(() -> new IllegalArgumentException("not a path: " + path));
        if (mounts.stream().anyMatch(mount -> mount.names.equals(names))) {
            throw new IllegalArgumentException("something is mounted at " + path + " already");
        }
        var more = new ArrayList<>(mounts);
        more.add(new Mount(names, handler));
        more.sort(Comparator.comparingInt((Mount mount) -> mount.names.size()).reversed());
        return new Mounts(site, List.copyOf(more));
    }

    /// Whether something can be mounted at this path: it begins with a slash and names something.
    public static boolean isMountable(String path) {
        return names(path).isPresent();
    }

    /// The first of these paths at which something is mounted already when its turn comes.
    public static Optional<String> repeated(List<String> paths) {
        var seen = new HashSet<Optional<List<String>>>();
        return paths.stream().filter(path -> !seen.add(names(path))).findFirst();
    }

    @Override
    public Response handle(Request request) throws IOException {
        return switch (RequestPath.of(request.target().path())) {
            case Names path -> handle(request, path);
            case Refused _ -> site.handle(request);
        };
    }

    private Response handle(Request request, Names path) throws IOException {
        for (Mount mount : mounts) {
            if (mount.holds(path)) {
                return isAt(path, mount) && retrieves(request)
                        ? Moved.toFolder(mount.names.getLast()).response(request)
                        : mount.handler.handle(request.to(below(mount, request.target())));
            }
        }
        return site.handle(request);
    }

    /// Whether this is the path of the mount without the slash at its end.
    private static boolean isAt(Names path, Mount mount) {
        return !path.folder() && path.names().size() == mount.names.size();
    }

    /// Only who wants to read is sent on, as it is with folders.
    private static boolean retrieves(Request request) {
        return request.method().equals(Method.GET) || request.method().equals(Method.HEAD);
    }

    /// What follows the path of the mount, a slash at least. Each name is one segment of the path as sent.
    private static RequestTarget below(Mount mount, RequestTarget target) {
        int slash = 0;
        for (int i = 0; i < mount.names.size(); i++) {
            slash = target.path().indexOf('/', slash + 1);
        }
        if (slash < 0) {
            return new RequestTarget("/", target.query());
        }
        return new RequestTarget(target.path().substring(slash), target.query());
    }

    private static Optional<List<String>> names(String path) {
        return RequestPath.of(path) instanceof Names names && !names.names().isEmpty()
                ? Optional.of(names.names())
                : Optional.empty();
    }
}
