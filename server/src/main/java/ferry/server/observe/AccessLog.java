package ferry.server.observe;

import ferry.server.http.Exchange;
import ferry.server.http.Request;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// An access log: one line for each exchange. Thread-safe if what takes the lines is.
public final class AccessLog implements Consumer<Exchange> {
    /// Most lines fit, and then their buffer never grows.
    private static final int USUAL_LENGTH = 256;

    private final LineFormat format;
    private final Consumer<? super String> lines;

    /// @param zone of the dates in common and combined; those in JSON are in UTC
    /// @param users who has proved to have sent a request, where anybody had to
    /// @param lines takes each line, which is printable ASCII without a line end
    public AccessLog(
            LogFormat format, ZoneId zone, Function<Request, Optional<String>> users, Consumer<? super String> lines) {
        this.format = LineFormat.of(format, zone, users);
        this.lines = lines;
    }

    @Override
    public void accept(Exchange exchange) {
        var line = new StringBuilder(USUAL_LENGTH);
        format.append(line, exchange);
        lines.accept(line.toString());
    }
}
