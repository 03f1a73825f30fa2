package ferry.server.net;

import java.io.IOException;
import java.time.Duration;

/// The last thing that happens on a connection whose client may still be sending: closing at once would make the kernel
/// reset the connection, and a reset can overtake the response (RFC 9112, 9.6).
final class Lingering implements Next.Rest {
    /// How long a client may take to read the end and close its side.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How much of what it still sends is read; who sends more gets its reset.
    private static final int ENOUGH = 64 * 1024;

    private final Connection connection;

    Lingering(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Next run() throws IOException {
        if (connection.enter(Phase.LINGERING, PATIENCE)) {
            connection.finishOutput();
            readOn();
        }
        return Next.CLOSE;
    }

    private void readOn() throws IOException {
        var scratch = new byte[4 * 1024];
        int total = 0;
        int count = 0;
        while (count >= 0 && total < ENOUGH) {
            count = connection.discard(scratch);
            total += count;
        }
    }
}
