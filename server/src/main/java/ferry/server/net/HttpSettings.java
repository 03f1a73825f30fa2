package ferry.server.net;

import ferry.server.http.Exchange;
import ferry.server.http.Handler;
import ferry.server.http.Headers;
import ferry.server.wire.Limits;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// What a server is made of. Immutable.
///
/// @param workers how many threads serve
/// @param queue how many connections may wait for a worker
/// @param maxConnections how many may be open at once
/// @param limits on a request head
/// @param timeouts on the client's part
/// @param handler answers
/// @param headers in every response
/// @param onExchange hears of each response, if somebody wants to
/// @param gathering whether answers to pipelined requests wait for each other, to go out together
/// @param time for the `Date` of responses
public record HttpSettings(
        int workers,
        int queue,
        int maxConnections,
        Limits limits,
        Timeouts timeouts,
        Handler handler,
        Headers headers,
        Optional<Consumer<Exchange>> onExchange,
        boolean gathering,
        InstantSource time) {
    /// @throws IllegalArgumentException a number is too small
    public HttpSettings {
        requireAtLeast(1, workers, "workers");
        requireAtLeast(0, queue, "queue");
        requireAtLeast(1, maxConnections, "max-connections");
    }

    private static void requireAtLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + " and has to be at least " + least);
        }
    }
}
