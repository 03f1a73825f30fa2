package ferry.server.observe;

import ferry.server.http.Exchange;
import ferry.server.http.Request;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.function.Function;

/// A JSON object (RFC 8259). Thread-safe. What is absent has no member.
///
/// Field values are bytes that nobody has declared to be text, so each byte stands for itself as one character: an `é`
/// in UTF-8 is two.
final class JsonLine implements LineFormat {
    private final Stamp date = new Stamp("yyyy-MM-dd'T'HH:mm:ss", ZoneOffset.UTC);
    private final Function<Request, Optional<String>> users;

    JsonLine(Function<Request, Optional<String>> users) {
        this.users = users;
    }

    @Override
    public void append(StringBuilder line, Exchange exchange) {
        line.append("{\"time\":\"").append(date.of(exchange.received())).append('.');
        Seconds.appendPadded(line, exchange.received().get(ChronoField.MILLI_OF_SECOND), 3);
        line.append("Z\"");
        appendText(line, "client", exchange.client().getHostString());
        exchange.request().flatMap(users).ifPresent(user -> appendText(line, "user", user));
        exchange.request().ifPresent(request -> appendRequest(line, request));
        line.append(",\"status\":").append(exchange.status().code());
        line.append(",\"bytes\":").append(exchange.bytes());
        line.append(",\"seconds\":");
        Seconds.append(line, exchange.duration());
        exchange.request().ifPresent(request -> appendFields(line, request));
        line.append('}');
    }

    private static void appendRequest(StringBuilder line, Request request) {
        appendText(line, "method", request.method().name());
        appendText(line, "target", request.target().toString());
        appendText(line, "version", request.version().toString());
    }

    private static void appendFields(StringBuilder line, Request request) {
        request.header("Referer").ifPresent(value -> appendText(line, "referer", value));
        request.header("User-Agent").ifPresent(value -> appendText(line, "userAgent", value));
    }

    private static void appendText(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        Escapes.JSON.append(line, value);
        line.append('"');
    }
}
