package ferry.server.files;

import ferry.server.http.Handler;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// The way to a file that is sent in the place of what was asked for, also where it goes by a slightly other name: a
/// client who was sent to that would see what is not his address, or be sent in a circle. Stateless.
final class Arrival {
    /// From `/docs` to `/docs/`, or from `/docs/index.html` there.
    private static final int MOVES = 2;

    private Arrival() {}

    /// What is at this target, asked for as in this request.
    static Response at(RequestTarget target, Request request, Handler next) throws IOException {
        Response response = next.handle(request.to(target));
        RequestTarget at = target;
        for (int i = 0; i < MOVES; i++) {
            Optional<String> location = response.headers().first("Location").filter(to -> to.startsWith("."));
            if (location.isEmpty()) {
                return response;
            }
            response.body().close();
            at = moved(at, location.get());
            response = next.handle(request.to(at));
        }
        return response;
    }

    /// The query stays as it is: browsers send in it what no URI may hold.
    private static RequestTarget moved(RequestTarget from, String location) {
        int query = location.indexOf('?');
        String path = query < 0 ? location : location.substring(0, query);
        return new RequestTarget(URI.create(from.path()).resolve(path).toString(), from.query());
    }
}
