package ferry.server.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A request and what became of it, as an access log wants to know it. Immutable.
///
/// @param received when the request was there
/// @param client the other end of the connection
/// @param request empty when it could not be read as one
/// @param status as sent
/// @param bytes of content that were sent
/// @param duration from the request's arrival in the hands of a worker to the last byte's departure
public record Exchange(
        Instant received,
        InetSocketAddress client,
        Optional<Request> request,
        Status status,
        long bytes,
        Duration duration) {}
