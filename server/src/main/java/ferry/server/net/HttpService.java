package ferry.server.net;

import ferry.server.http.Exchange;
import ferry.server.http.Handler;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.ContentSkipper;
import ferry.server.wire.DateField;
import ferry.server.wire.Framing;
import ferry.server.wire.Parsed;
import ferry.server.wire.ResponseHead;
import ferry.server.wire.ResponsePlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests: inbox → parser → handler → delivery. Thread-safe; each connection is its caller's own.
final class HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    /// How much request content is read past so that the connection can be kept. A client that sends more would keep us
    /// reading for nothing; its connection is closed instead.
    static final long CONTENT_LIMIT = 1024 * 1024;

    private final Handler handler;
    private final StandingFields standing;
    private final Timeouts timeouts;
    private final InstantSource time;
    private final DateField date;
    private final Optional<Consumer<Exchange>> onExchange;
    private final boolean gathering;
    private final BooleanSupplier closing;
    private final LongAdder responses = new LongAdder();

    /// @param standing stand in each response, also in those that no handler made
    /// @param onExchange hears of each response that was sent, if somebody wants to
    /// @param gathering whether answers to pipelined requests wait for each other
    /// @param closing whether connections are to be closed after the response under way
    HttpService(
            Handler handler,
            StandingFields standing,
            Timeouts timeouts,
            InstantSource time,
            Optional<Consumer<Exchange>> onExchange,
            boolean gathering,
            BooleanSupplier closing) {
        this.handler = handler;
        this.standing = standing;
        this.timeouts = timeouts;
        this.time = time;
        this.date = new DateField(time);
        this.onExchange = onExchange;
        this.gathering = gathering;
        this.closing = closing;
    }

    /// Answers the request at the front of the inbox, if a whole one is there. Never waits for the client.
    Next serve(Connection connection) throws IOException {
        if (connection.isFresh() && connection.hasArrivals()) {
            connection.read();
        }
        return switch (connection.inbox().parse(connection.client())) {
            case Parsed.Partial _ -> Next.PARK;
            case Parsed.Invalid(Status status, String advice) -> refuse(connection, Response.error(status, advice));
            case Parsed.Complete head -> answer(connection, head);
        };
    }

    /// Answers what is no request, and closes: where it ends is in doubt.
    Next refuse(Connection connection, Response response) throws IOException {
        return delivery(new Asked(connection, Optional.empty(), false, connection.now()), response)
                .start();
    }

    /// Sends the answers that have waited for each other. What is detached sends them itself, before all else.
    Next flush(Connection connection, Next next) throws IOException {
        if (connection.holdsAnswers()
                && !(next instanceof Next.Detach)
                && connection.enter(Phase.SENDING, timeouts.send())) {
            connection.flush();
        }
        return next;
    }

    private Next answer(Connection connection, Parsed.Complete head) throws IOException {
        // In any case: who still sends when the connection closes is let finish, or a reset overtakes the answer.
        boolean passed = passContent(connection, head);
        if (!connection.enter(Phase.SERVING)) {
            return Next.CLOSE;
        }
        Request request = head.request();
        var asked = new Asked(connection, Optional.of(request), passed && head.persistent(), connection.now());
        return delivery(asked, handle(request)).start();
    }

    /// Skips the content as far as it is here and leaves the rest to the lobby.
    ///
    /// @return false: it is too much, malformed, or may never come, so the connection can't be kept
    private static boolean passContent(Connection connection, Parsed.Complete head) {
        if (head.framing() instanceof Framing.None) {
            return true;
        }
        // RFC 9110, 10.1.1: who waits for a 100 and gets an answer need not send it.
        long limit = head.expectsContinue() ? 0 : CONTENT_LIMIT;
        return connection.skip(ContentSkipper.of(head.framing(), limit));
    }

    /// How many responses were sent.
    long responses() {
        return responses.sum();
    }

    private Response handle(Request request) {
        try {
            return Objects.requireNonNull(handler.handle(request), "a handler has to answer");
        } catch (Throwable e) {
            LOG.error("{} failed", request, e);
            return Response.error(Status.INTERNAL_SERVER_ERROR);
        } finally {
            // A flag that the handler left would close the socket under the response.
            Thread.interrupted();
        }
    }

    private Delivery delivery(Asked asked, Response response) throws IOException {
        try {
            return plan(asked, response);
        } catch (RuntimeException e) {
            LOG.error("The response to {} can't be sent", asked.request(), e);
            response.body().close();
            return plan(asked, Response.error(Status.INTERNAL_SERVER_ERROR));
        }
    }

    private Delivery plan(Asked asked, Response response) {
        Method method = asked.request().map(Request::method).orElse(Method.GET);
        Version version = asked.request().map(Request::version).orElse(Version.HTTP_1_1);
        var plan = ResponsePlan.of(method, version, response, asked.mayPersist() && !closing.getAsBoolean());
        int room = Delivery.room(plan, response.body());
        ByteBuffer head = ResponseHead.encode(standing.in(response), plan, version, date.value(), room);
        LongConsumer receipt = bytes -> report(asked, response.status(), bytes);
        boolean held = gathering && !asked.connection().inbox().isEmpty();
        return new Delivery(asked.connection(), head, response.body(), plan, timeouts.send(), held, receipt);
    }

    private void report(Asked asked, Status status, long bytes) {
        responses.increment();
        onExchange.ifPresent(listener -> report(asked, status, bytes, listener));
    }

    private void report(Asked asked, Status status, long bytes, Consumer<Exchange> listener) {
        Connection connection = asked.connection();
        Duration duration = Duration.ofNanos(connection.now() - asked.since());
        Instant received = time.instant().minus(duration);
        try {
            listener.accept(new Exchange(received, connection.client(), asked.request(), status, bytes, duration));
        } catch (RuntimeException | Error e) {
            LOG.error("Nobody could be told of a response", e);
        }
    }

    /// What a response answers. Immutable.
    ///
    /// @param request empty if it could not be read as one
    /// @param mayPersist whether the client would like to keep the connection, and could
    /// @param since when the handler got it, in nanoseconds
    private record Asked(Connection connection, Optional<Request> request, boolean mayPersist, long since) {}
}
