package ferry.server.observe;

import ferry.server.http.Exchange;
import ferry.server.http.Request;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/// What turns an exchange into a line. Thread-safe; the same exchange always gives the same line.
@FunctionalInterface
interface LineFormat {
    /// Appends the line without a line end.
    void append(StringBuilder line, Exchange exchange);

    /// The format of this name, with dates in this zone where it writes local ones.
    static LineFormat of(LogFormat format, ZoneId zone, Function<Request, Optional<String>> users) {
        return switch (format) {
            case COMMON -> new ApacheLine(zone, users, false);
            case COMBINED -> new ApacheLine(zone, users, true);
            case JSON -> new JsonLine(users);
        };
    }
}
