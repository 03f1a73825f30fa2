package ferry.server.net;

import ferry.server.wire.ContentSkipper;
import ferry.server.wire.HeadScanner;
import ferry.server.wire.Limits;
import ferry.server.wire.Parsed;
import ferry.server.wire.RequestParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;

/// What has arrived on a connection and was not used yet. Confined to the connection's owner.
///
/// ```text
///    0        from              to           length
///    ├─────────┼─────────────────┼──────────────┤
///    │  used   │  to be parsed   │     room     │
/// ```
final class Inbox {
    /// A browser's request head fits; a connection at rest holds no more than this.
    private static final int INITIAL = 2 * 1024;

    private final HeadScanner scanner;
    private byte[] buffer = new byte[INITIAL];
    private int from;
    private int to;

    Inbox(Limits limits) {
        this.scanner = new HeadScanner(limits);
    }

    boolean isEmpty() {
        return from == to;
    }

    /// Whether a request is here, or a part of one: line breaks before it are none (RFC 9112, 2.2).
    boolean hasBegun() {
        return isDue() || (!isEmpty() && scanner.hasBegun());
    }

    /// Whether a worker can do something with what is here.
    boolean isDue() {
        return !isEmpty() && scanner.isDue(buffer, to);
    }

    /// Waits for bytes and takes what comes.
    ///
    /// @return how many; negative at the end of the stream
    int fill(InputStream in) throws IOException {
        makeRoom();
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, count);
        return count;
    }

    /// The request head at the front. A whole one is taken out.
    Parsed parse(InetSocketAddress client) {
        Parsed parsed = RequestParser.parse(buffer, to, scanner, client);
        if (parsed instanceof Parsed.Complete head) {
            take(head.end());
        }
        return parsed;
    }

    /// Takes out what belongs to the content of the last request.
    void skip(ContentSkipper content) {
        take(content.skip(buffer, from, to));
    }

    private void take(int end) {
        from = end;
        if (isEmpty()) {
            from = 0;
            to = 0;
        }
        scanner.restart(from);
    }

    private void makeRoom() {
        if (isEmpty() && buffer.length > INITIAL) {
            buffer = new byte[INITIAL];
        }
        if (to < buffer.length) {
            return;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            scanner.shift(from);
            to -= from;
            from = 0;
        } else {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }
}
