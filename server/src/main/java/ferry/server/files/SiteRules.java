package ferry.server.files;

import ferry.server.files.RedirectRules.Match;
import ferry.server.files.RequestPath.Names;
import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The files `_headers` and `_redirects` in the root of a site, honoured as the large static hosts do. Thread-safe;
/// what stands in them counts a second later at most.
///
/// ```java
/// StaticFiles files = StaticFiles.serving(Path.of("."));
/// Handler site = SiteRules.of(files, System.err::println).around(files);
/// ```
///
/// ```text
///   request ──► a forced rule matches, or one matches and there is no file ── 3xx ──► redirect
///                 │ no                              │ 200, 404, …
///                 ▼                                 ▼
///               what was asked for           what the rule leads to
///                 └──────── _headers ──────────────┘
/// ```
///
/// What a rule leads to is not looked up in the rules again.
public final class SiteRules implements Filter {
    static final String HEADERS = "_headers";
    static final String REDIRECTS = "_redirects";

    /// A build that compresses everything leaves them under other names, too.
    private static final Set<String> NAMES = Stream.of(HEADERS, REDIRECTS)
            .flatMap(name -> Stream.of(Coding.values()).map(coding -> name + coding.suffix()))
            .collect(Collectors.toUnmodifiableSet());

    /// They ask for a file, and what comes in its place is none.
    private static final Set<String> CONDITIONS =
            Set.of("if-match", "if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "range");

    private static final Set<String> OF_FILES = Set.of("etag", "last-modified", "accept-ranges");

    private final StaticFiles files;
    private final RuleFile<HeaderRules> headers;
    private final RuleFile<RedirectRules> redirects;

    private SiteRules(StaticFiles files, Consumer<? super String> complaints) {
        this.files = files;
        this.headers = new RuleFile<>(
                HEADERS, files.documentRoot(), files.clock(), HeaderParser::parse, HeaderRules::complaints, complaints);
        this.redirects = new RuleFile<>(
                REDIRECTS,
                files.documentRoot(),
                files.clock(),
                RedirectParser::parse,
                RedirectRules::complaints,
                complaints);
    }

    /// The rules in the root of these files. Paths in them are those that this filter sees.
    ///
    /// @param complaints takes a line about each line that is wrong, now and when a file has changed, such as
    ///     `_redirects:7: …`; called by workers, so it must be thread-safe
    public static SiteRules of(StaticFiles files, Consumer<? super String> complaints) {
        return new SiteRules(files, complaints);
    }

    /// Whether this is the name of a file of rules, in whatever case: some file systems make no difference.
    static boolean areIn(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Response filter(Request request, Handler next) throws IOException {
        HeaderRules fields = headers.rules();
        RedirectRules rules = redirects.rules();
        if (fields.isEmpty() && rules.isEmpty()) {
            return next.handle(request);
        }
        Optional<String> path = PathPattern.canonical(request.target());
        if (path.isEmpty()) {
            return next.handle(request);
        }
        Optional<Match> match = match(rules, request, path.get());
        if (match.isPresent() && match.get().rule().redirects()) {
            return redirect(match.get());
        }
        Response response = match.isPresent() ? lead(request, match.get(), next) : next.handle(request);
        return edit(fields, response, path.get(), host(request));
    }

    /// Of a response that is not sent nobody else closes the body.
    private static Response edit(HeaderRules fields, Response response, String path, String host) throws IOException {
        if (response.status().equals(Status.MOVED_PERMANENTLY)) {
            return response;
        }
        try {
            return fields.edit(response, path, host);
        } catch (RuntimeException e) {
            response.body().close();
            throw e;
        }
    }

    private Optional<Match> match(RedirectRules rules, Request request, String path) throws IOException {
        if (rules.isEmpty() || request.method().equals(Method.OPTIONS)) {
            return Optional.empty();
        }
        List<Match> matches =
                rules.matches(request.target(), path, host(request)).toList();
        boolean hasFile = !matches.isEmpty() && hasFile(request.target());
        return matches.stream()
                .filter(match -> match.rule().forced() || !hasFile)
                .findFirst();
    }

    /// What may not be looked at is there, and asking for it is forbidden.
    private boolean hasFile(RequestTarget target) throws IOException {
        try {
            return RequestPath.of(target.path()) instanceof Names names && files.hasFile(names);
        } catch (FileSystemException _) {
            return true;
        }
    }

    private static String host(Request request) {
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    /// Whatever its status, a redirect that is tried out on a local server must not stay in a browser for ever.
    private static Response redirect(Match match) {
        return Response.error(match.rule().status())
                .with("Location", match.destination())
                .plus("Cache-Control", "no-cache");
    }

    private static Response lead(Request request, Match match, Handler next) throws IOException {
        RequestTarget target = RequestTarget.of(match.destination());
        Status status = match.rule().status();
        if (status.equals(Status.OK)) {
            return Arrival.at(target, request, next);
        }
        Headers unconditional = without(request.headers(), CONDITIONS);
        Response response = Arrival.at(
                target,
                new Request(request.method(), target, request.version(), unconditional, request.client()),
                next);
        if (response.status().equals(Status.OK)) {
            return new Response(status, without(response.headers(), OF_FILES), response.body());
        }
        if (!response.status().equals(Status.NOT_FOUND)) {
            return response;
        }
        response.body().close();
        return Response.error(status);
    }

    private static Headers without(Headers headers, Set<String> names) {
        return Headers.copyOf(StreamSupport.stream(headers.spliterator(), false)
                .filter(field -> !names.contains(field.name().toLowerCase(Locale.ROOT)))
                .toList());
    }
}
