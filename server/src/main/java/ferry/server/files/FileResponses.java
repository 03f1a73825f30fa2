package ferry.server.files;

import ferry.server.files.Places.Place;
import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Makes responses of files.
final class FileResponses {
    private FileResponses() {}

    /// The response to a `GET` or `HEAD` of this file; empty when it has changed since it was looked up.
    ///
    /// @throws IOException it can't be read
    static Optional<Response> respond(Request request, Representation file) throws IOException {
        return switch (Preconditions.evaluate(request.headers(), file.validators())) {
            case PROCEED -> content(request, file);
            case NOT_MODIFIED -> Optional.of(new Response(Status.NOT_MODIFIED, file.validation(), Body.empty()));
            case FAILED -> Optional.of(ofSelected(file, Response.error(Status.PRECONDITION_FAILED)));
        };
    }

    /// This file as what is said when another was not found. It is no representation of what was asked for: no
    /// preconditions, no ranges, nothing to validate with.
    static Optional<Response> notFound(Request request, Representation page) throws IOException {
        Headers headers = Headers.copyOf(List.of(
                Representations.contentType(page.file()), Representations.NO_CACHE, Representations.NO_SNIFFING));
        return body(request, page).map(body -> new Response(Status.NOT_FOUND, headers, body));
    }

    private static Optional<Response> content(Request request, Representation file) throws IOException {
        return switch (file.content()) {
            case Content.Compressed content -> compressed(request, file, content);
            case Content.OnDisk _, Content.InMemory _ ->
                content(request, file, file.content().length().orElseThrow());
        };
    }

    /// Where there is no place, it is as if the file were to be had only as it is; also for preconditions.
    private static Optional<Response> compressed(Request request, Representation file, Content.Compressed content)
            throws IOException {
        if (request.method().equals(Method.HEAD)) {
            return whole(request, file);
        }
        Optional<Place> place = content.places().take();
        return place.isPresent()
                ? content.all(place.get()).map(body -> new Response(Status.OK, file.headers(), body))
                : respond(request, content.plain());
    }

    private static Optional<Response> content(Request request, Representation file, long size) throws IOException {
        return switch (RangeRequest.of(request, file.validators(), size)) {
            case RangeRequest.Whole() -> whole(request, file);
            case RangeRequest.Part(var range) ->
                file.content()
                        .read(range)
                        .map(body -> new Response(Status.PARTIAL_CONTENT, file.headers(), body)
                                .plus("Content-Range", range.ofTotal(size)));
            case RangeRequest.Parts(var ranges) -> parts(request, file, ranges, size);
            case RangeRequest.Unsatisfiable() ->
                Optional.of(ofSelected(file, Response.error(Status.RANGE_NOT_SATISFIABLE))
                        .with("Content-Range", "bytes */" + size));
        };
    }

    private static Optional<Response> whole(Request request, Representation file) throws IOException {
        return body(request, file).map(body -> new Response(Status.OK, file.headers(), body));
    }

    private static Optional<Response> parts(Request request, Representation file, List<ByteRange> ranges, long size)
            throws IOException {
        // A coding named in the head would be that of the multipart; each part alone can't be decoded.
        if (file.headers().contains("Content-Encoding")) {
            return whole(request, file);
        }
        String contentType = file.headers().first("Content-Type").orElseThrow();
        Optional<Multipart> parts = Multipart.of(ranges, size, contentType);
        if (parts.isEmpty()) {
            return whole(request, file);
        }
        // RFC 9110, 15.3.7.2: each part has its own Content-Range, and the head of the response none.
        return file.content()
                .read(parts.get())
                .map(body -> new Response(Status.PARTIAL_CONTENT, file.headers(), body)
                        .with("Content-Type", parts.get().mediaType()));
    }

    /// All of it: only GET has ranges.
    private static Optional<Body> body(Request request, Representation file) throws IOException {
        return request.method().equals(Method.HEAD)
                ? file.content().measure()
                : file.content().all();
    }

    /// An error that another representation might not have had.
    private static Response ofSelected(Representation file, Response error) {
        return file.validators().negotiated()
                ? error.with(Representations.NEGOTIATED.name(), Representations.NEGOTIATED.value())
                : error;
    }
}
