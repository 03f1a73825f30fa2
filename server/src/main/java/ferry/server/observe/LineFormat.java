package ferry.server.observe;

import ferry.server.http.Exchange;
import java.time.ZoneId;

/// What turns an exchange into a line. Thread-safe; the same exchange always gives the same line.
@FunctionalInterface
interface LineFormat {
    /// Appends the line without a line end.
    void append(StringBuilder line, Exchange exchange);

    /// The format of this name, with dates in this zone where it writes local ones.
    static LineFormat of(LogFormat format, ZoneId zone) {
        return switch (format) {
            case COMMON -> new ApacheLine(zone, false);
            case COMBINED -> new ApacheLine(zone, true);
            case JSON -> new JsonLine();
        };
    }
}
