package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final Handler HANDLER =
            request -> Response.of(Status.OK).with("Path", request.target().path());

    private static Filter named(String name) {
        return (request, next) -> next.handle(request).plus("Passed", name);
    }

    @Test
    void aFilterMayChangeTheResponse() throws IOException {
        Response response = named("a").around(HANDLER).handle(Request.get("/x"));

        assertThat(response.headers()).isEqualTo(Headers.of("Path", "/x", "Passed", "a"));
    }

    @Test
    void aFilterMayChangeTheRequest() throws IOException {
        Filter moved = (request, next) -> next.handle(request.to(RequestTarget.of("/moved" + request.target())));

        assertThat(moved.around(HANDLER).handle(Request.get("/x")).headers().first("Path"))
                .contains("/moved/x");
    }

    @Test
    void aFilterMayAnswerByItself() throws IOException {
        Filter closed = (request, next) -> Response.error(Status.FORBIDDEN);
        Handler unreachable = request -> {
            throw new AssertionError("asked for " + request);
        };

        assertThat(closed.around(unreachable).handle(Request.get("/")).status()).isEqualTo(Status.FORBIDDEN);
    }

    @Test
    void theOuterFilterSeesTheResponseLast() throws IOException {
        Response response =
                named("outer").around(named("inner").around(HANDLER)).handle(Request.get("/"));

        assertThat(response.headers().all("Passed")).containsExactly("inner", "outer");
    }
}
