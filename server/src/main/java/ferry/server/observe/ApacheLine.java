package ferry.server.observe;

import ferry.server.http.Exchange;
import ferry.server.http.Request;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/// Apache's formats, which every log analyser reads: common, or combined. Thread-safe.
///
/// Ferry knows no identities: there is always a dash. What is absent is a dash as well: the user who did not prove to
/// be one, the request that could not be read, the field that was not sent.
final class ApacheLine implements LineFormat {
    private static final char ABSENT = '-';

    private final Stamp date;
    private final Function<Request, Optional<String>> users;
    private final boolean combined;

    ApacheLine(ZoneId zone, Function<Request, Optional<String>> users, boolean combined) {
        this.date = new Stamp("dd/MMM/yyyy:HH:mm:ss Z", zone);
        this.users = users;
        this.combined = combined;
    }

    @Override
    public void append(StringBuilder line, Exchange exchange) {
        Escapes.HEX.append(line, exchange.client().getHostString());
        line.append(" - ");
        exchange.request()
                .flatMap(users)
                .ifPresentOrElse(user -> Escapes.WORD.append(line, user), () -> line.append(ABSENT));
        line.append(" [").append(date.of(exchange.received())).append("] \"");
        exchange.request().ifPresentOrElse(request -> appendRequestLine(line, request), () -> line.append(ABSENT));
        line.append("\" ").append(exchange.status().code()).append(' ').append(exchange.bytes());
        if (combined) {
            appendField(line, exchange.request(), "Referer");
            appendField(line, exchange.request(), "User-Agent");
        }
        line.append(' ');
        Seconds.append(line, exchange.duration());
    }

    private static void appendRequestLine(StringBuilder line, Request request) {
        Escapes.HEX.append(line, request.method().name());
        line.append(' ');
        Escapes.HEX.append(line, request.target().toString());
        line.append(' ').append(request.version());
    }

    private static void appendField(StringBuilder line, Optional<Request> request, String name) {
        line.append(" \"");
        request.flatMap(sent -> sent.header(name))
                .ifPresentOrElse(value -> Escapes.HEX.append(line, value), () -> line.append(ABSENT));
        line.append('"');
    }
}
