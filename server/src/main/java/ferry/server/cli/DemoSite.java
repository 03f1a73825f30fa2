package ferry.server.cli;

import ferry.server.http.Body;
import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The server of the Rust Book's last chapter: `/` greets, `/sleep` greets after a while, and there is nothing else.
/// Immutable and thread-safe.
///
/// The sleeper keeps its worker, as in the Book: that is what the demo shows. With four workers and four requests for
/// `/sleep`, a fifth request waits, while everything that is no worker goes on.
final class DemoSite implements Handler {
    private final byte[] hello = resource("hello.html");
    private final byte[] notFound = resource("404.html");
    private final Pause pause;

    /// What happens before `/sleep` is answered.
    @FunctionalInterface
    interface Pause {
        void take() throws InterruptedException;
    }

    DemoSite(Pause pause) {
        this.pause = pause;
    }

    @Override
    public Response handle(Request request) {
        if (!request.method().equals(Method.GET) && !request.method().equals(Method.HEAD)) {
            return page(Status.NOT_FOUND, notFound);
        }
        return switch (request.target().path()) {
            case "/" -> page(Status.OK, hello);
            case "/sleep" -> afterPause();
            default -> page(Status.NOT_FOUND, notFound);
        };
    }

    /// A sleeper is woken up by a forced end only.
    private Response afterPause() {
        try {
            pause.take();
            return page(Status.OK, hello);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Response.error(Status.SERVICE_UNAVAILABLE);
        }
    }

    private static Response page(Status status, byte[] html) {
        return Response.of(status, Body.of(html)).with("Content-Type", "text/html; charset=utf-8");
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoSite.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
