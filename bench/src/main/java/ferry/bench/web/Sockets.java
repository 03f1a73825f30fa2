package ferry.bench.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Collection;

/// Many sockets at once. Thread-safe: there is no state.
final class Sockets {

    private Sockets() {}

    static void close(Collection<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
