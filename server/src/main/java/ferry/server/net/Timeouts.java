package ferry.server.net;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// How long the server waits for a client. Immutable.
///
/// @param idle between two requests
/// @param head from the first byte of a request head to its last, and for the first byte of a new connection
/// @param send for a part of a response to go out: a limit on progress, as far as the kernel shows it, not on the
///     whole
public record Timeouts(Duration idle, Duration head, Duration send) {
    /// @throws IllegalArgumentException one of them is not positive
    public Timeouts {
        if (!idle.isPositive() || !head.isPositive() || !send.isPositive()) {
            throw new IllegalArgumentException("a timeout has to be longer than nothing");
        }
    }

    /// The shortest of them.
    Duration shortest() {
        return Collections.min(List.of(idle, head, send));
    }
}
