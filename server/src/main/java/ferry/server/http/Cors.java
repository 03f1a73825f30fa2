package ferry.server.http;

import ferry.server.http.Headers.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lets pages of other origins read what is served, and answers the questions that browsers ask before they
/// fetch (the CORS protocol of the Fetch standard, 3.2). Immutable and thread-safe.
///
/// ```java
/// Handler hello = request -> Response.text(Status.OK, "Hello\n");
/// Handler forAll = Cors.ofEveryOrigin().around(hello);
/// Handler forOne = Cors.ofOrigin("https://app.test:3000").around(hello);
/// ```
///
/// No cookie and no password that the browser keeps goes along. A page that knows a password may send it.
public final class Cors implements Filter {
    private static final String EVERY_ORIGIN = "*";

    private static final Field METHODS = new Field("Access-Control-Allow-Methods", "GET, HEAD");

    /// Older browsers don't know what the star means, so what a reader of files sends is named, too. No browser
    /// takes it for `Authorization`.
    private static final Field REQUEST_FIELDS = new Field(
            "Access-Control-Allow-Headers",
            "*, Authorization, Cache-Control, If-Match, If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range");

    /// What pdf.js and players read beside the content.
    private static final Field RESPONSE_FIELDS =
            new Field("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");

    private static final Field PRIVATE_NETWORK = new Field("Access-Control-Allow-Private-Network", "true");

    /// In seconds.
    private static final Field MAX_AGE = new Field("Access-Control-Max-Age", "600");

    private static final Field DEPENDS_ON_ORIGIN = new Field("Vary", "Origin");

    private final String origin;

    private Cors(String origin) {
        this.origin = origin;
    }

    /// For pages of all origins.
    public static Cors ofEveryOrigin() {
        return new Cors(EVERY_ORIGIN);
    }

    /// For the pages of this origin: scheme, host, and port where it is not the usual one.
    ///
    /// @throws IllegalArgumentException it can't be the value of a field
    public static Cors ofOrigin(String origin) {
        return new Cors(new Field("Origin", origin).value().toLowerCase(Locale.ROOT));
    }

    @Override
    public Response filter(Request request, Handler next) throws IOException {
        return isPreflight(request)
                ? plus(Response.of(Status.NO_CONTENT), permission(request))
                : plus(next.handle(request), disclosure(request));
    }

    private static boolean isPreflight(Request request) {
        return request.method().equals(Method.OPTIONS)
                && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    /// What a browser may ask for.
    private List<Field> permission(Request request) {
        List<Field> fields = access(request);
        if (allows(request)) {
            fields.add(METHODS);
            fields.add(REQUEST_FIELDS);
            fields.add(MAX_AGE);
            if (request.header("Access-Control-Request-Private-Network")
                    .orElse("")
                    .equals("true")) {
                fields.add(PRIVATE_NETWORK);
            }
        }
        return fields;
    }

    /// What a page may read of a response.
    private List<Field> disclosure(Request request) {
        List<Field> fields = access(request);
        if (allows(request)) {
            fields.add(RESPONSE_FIELDS);
        }
        return fields;
    }

    /// Who may read. Where that depends on who asks, caches have to know it, also when the answer is no.
    private List<Field> access(Request request) {
        var fields = new ArrayList<Field>();
        if (allows(request)) {
            fields.add(new Field("Access-Control-Allow-Origin", origin));
        }
        if (!origin.equals(EVERY_ORIGIN)) {
            fields.add(DEPENDS_ON_ORIGIN);
        }
        return fields;
    }

    private boolean allows(Request request) {
        return origin.equals(EVERY_ORIGIN)
                || request.header("Origin").filter(origin::equals).isPresent();
    }

    private static Response plus(Response response, List<Field> more) {
        var fields = new ArrayList<Field>();
        response.headers().forEach(fields::add);
        fields.addAll(more);
        return new Response(response.status(), Headers.copyOf(fields), response.body());
    }
}
