package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.HttpDate;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes responses of files. Immutable.
final class FileResponses {
    static final Field NO_CACHE = new Field("Cache-Control", "no-cache");

    /// Keeps browsers from guessing another media type than the one that is sent.
    static final Field NO_SNIFFING = new Field("X-Content-Type-Options", "nosniff");

    private static final Field RANGES = new Field("Accept-Ranges", "bytes");

    private final InstantSource clock;
    private final Field cacheControl;

    FileResponses(InstantSource clock) {
        this(clock, NO_CACHE);
    }

    private FileResponses(InstantSource clock, Field cacheControl) {
        this.clock = clock;
        this.cacheControl = cacheControl;
    }

    /// The same, for clients that may keep what they get for so long without asking again.
    ///
    /// It does not say `public`: caches that many share may keep it nevertheless, but not what was sent to one
    /// who had to give a password (RFC 9111, 3.5).
    FileResponses withCache(Duration maxAge) {
        return new FileResponses(
                clock,
                maxAge.toSeconds() == 0 ? NO_CACHE : new Field("Cache-Control", "max-age=" + maxAge.toSeconds()));
    }

    /// What tells the time of responses.
    InstantSource clock() {
        return clock;
    }

    /// What responses say of this file, which is read when one is sent.
    Representation represent(RegularFile file) {
        Validators validators = Validators.of(file.state(), clock.instant());
        List<Field> validation = validation(validators);
        var fields = new ArrayList<Field>();
        fields.add(contentType(file));
        fields.add(NO_SNIFFING);
        fields.addAll(validation);
        fields.add(RANGES);
        return new Representation(
                file, validators, Headers.copyOf(fields), Headers.copyOf(validation), new Content.OnDisk(file));
    }

    /// The response to a `GET` or `HEAD` of this file; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be read
    Optional<Response> respond(Request request, Representation file) throws IOException {
        return switch (Preconditions.evaluate(request.headers(), file.validators())) {
            case PROCEED -> content(request, file);
            case NOT_MODIFIED -> Optional.of(new Response(Status.NOT_MODIFIED, file.validation(), Body.empty()));
            case FAILED -> Optional.of(Response.error(Status.PRECONDITION_FAILED));
        };
    }

    /// This file as what is said when another was not found. It is no representation of what was asked for: no
    /// preconditions, no ranges, nothing to validate with.
    Optional<Response> notFound(Request request, Representation page) throws IOException {
        Headers headers = Headers.copyOf(List.of(contentType(page.file()), NO_CACHE, NO_SNIFFING));
        return body(request, page, ByteRange.whole(page.size()))
                .map(body -> new Response(Status.NOT_FOUND, headers, body));
    }

    private Optional<Response> content(Request request, Representation file) throws IOException {
        long size = file.size();
        return switch (RangeRequest.of(request, file.validators(), size)) {
            case RangeRequest.Whole() -> whole(request, file);
            case RangeRequest.Part(var range) ->
                body(request, file, range)
                        .map(body -> new Response(Status.PARTIAL_CONTENT, file.headers(), body)
                                .plus("Content-Range", range.ofTotal(size)));
            case RangeRequest.Parts(var ranges) -> parts(request, file, ranges);
            case RangeRequest.Unsatisfiable() ->
                Optional.of(Response.error(Status.RANGE_NOT_SATISFIABLE).with("Content-Range", "bytes */" + size));
        };
    }

    private static Optional<Response> whole(Request request, Representation file) throws IOException {
        return body(request, file, ByteRange.whole(file.size()))
                .map(body -> new Response(Status.OK, file.headers(), body));
    }

    private static Optional<Response> parts(Request request, Representation file, List<ByteRange> ranges)
            throws IOException {
        String contentType = file.headers().first("Content-Type").orElseThrow();
        Optional<Multipart> parts = Multipart.of(ranges, file.size(), contentType);
        if (parts.isEmpty()) {
            return whole(request, file);
        }
        // RFC 9110, 15.3.7.2: each part has its own Content-Range, and the head of the response none.
        return body(request, file, parts.get())
                .map(body -> new Response(Status.PARTIAL_CONTENT, file.headers(), body)
                        .with("Content-Type", parts.get().mediaType()));
    }

    private static Optional<Body> body(Request request, Representation file, Selection selection) throws IOException {
        return request.method().equals(Method.HEAD)
                ? file.content().measure()
                : file.content().read(selection);
    }

    /// RFC 9110, 15.4.5: what would have been sent with a 200 and helps a cache.
    private List<Field> validation(Validators validators) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("ETag", validators.tag().toString()));
        validators.modified().ifPresent(date -> fields.add(new Field("Last-Modified", HttpDate.format(date))));
        fields.add(cacheControl);
        return fields;
    }

    private static Field contentType(RegularFile file) {
        return MediaTypes.of(file.name()).contentType();
    }
}
