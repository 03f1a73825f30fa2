package ferry.server.files;

import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers navigations that lead nowhere with one page, whose script makes all others from their address.
/// Immutable and thread-safe.
///
/// ```java
/// Handler files = StaticFiles.serving(Path.of("."));
/// Handler app = SinglePage.of("index.html").around(files);
/// ```
///
/// A navigation is what the address bar asks for: it accepts HTML, and its last name has no extension. So a
/// script that is missing stays missing, and an app's own requests for data get no page instead.
public final class SinglePage implements Filter {
    private static final List<String> HTML_RANGES = List.of("text/html", "text/*", "*/*");

    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q=0(\\.0*)?\\s*");

    private final RequestTarget page;

    private SinglePage(RequestTarget page) {
        this.page = page;
    }

    /// The page that is this file.
    ///
    /// @param file its path in the site, such as `index.html`
    /// @throws IllegalArgumentException no path in a site looks like this
    public static SinglePage of(String file) {
        try {
            return new SinglePage(RequestTarget.of(new URI(null, null, "/" + file, null).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a file in a site: \"" + file + '"', e);
        }
    }

    @Override
    public Response filter(Request request, Handler next) throws IOException {
        Response response = next.handle(request);
        if (!response.status().equals(Status.NOT_FOUND) || !mayNavigate(request)) {
            return response;
        }
        if (isNavigation(request)) {
            response.body().close();
            response = Arrival.at(page, request, next);
        }
        // Both answers depend on how the address was asked for.
        return response.plus("Vary", "Accept, Sec-Fetch-Mode");
    }

    /// Whether this address may be one of the app's.
    private static boolean mayNavigate(Request request) {
        String path = request.target().path();
        boolean reads = request.method().equals(Method.GET) || request.method().equals(Method.HEAD);
        return reads && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }

    /// Browsers say outright what a request is for; others only what they take.
    static boolean isNavigation(Request request) {
        return request.header("Sec-Fetch-Mode").orElse("navigate").equals("navigate") && acceptsHtml(request);
    }

    /// The most specific range that fits decides (RFC 9110, 12.5.1); who names none takes everything.
    private static boolean acceptsHtml(Request request) {
        List<String> ranges = request.headers().tokens("Accept");
        Optional<String> decisive = HTML_RANGES.stream()
                .flatMap(type -> ranges.stream().filter(range -> typeOf(range).equals(type)))
                .findFirst();
        return decisive.map(range -> !REFUSED.matcher(range).matches()).orElse(ranges.isEmpty());
    }

    private static String typeOf(String range) {
        int semicolon = range.indexOf(';');
        return semicolon < 0 ? range : range.substring(0, semicolon).strip();
    }
}
