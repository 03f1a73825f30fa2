package ferry.bench.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients on slow lines, who have asked for the huge file: each reads 16 KB ten times a second. Confined to its
/// thread.
final class SlowReaders implements Burden {

    private static final int CHUNK = 16 << 10;
    private static final int PAUSE_MILLIS = 100;
    private static final byte[] REQUEST =
            ("GET /" + Site.HUGE + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger lost = new AtomicInteger();

    private SlowReaders() {}

    static SlowReaders open(Server server, int count) throws IOException {
        SlowReaders readers = new SlowReaders();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket();
            readers.sockets.add(socket);
            socket.setReceiveBufferSize(CHUNK);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            socket.getOutputStream().write(REQUEST);
            Thread.startVirtualThread(() -> readers.read(socket));
        }
        return readers;
    }

    private void read(Socket socket) {
        byte[] chunk = new byte[CHUNK];
        try {
            int read = socket.getInputStream().read(chunk);
            while (read >= 0) {
                bytes.addAndGet(read);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                read = socket.getInputStream().read(chunk);
            }
            lost.incrementAndGet();
        } catch (IOException closed) {
            lost.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, Double> figures() {
        return Map.of("slow MB", bytes.get() / 1e6, "lost", (double) lost.get());
    }

    @Override
    public void close() {
        Sockets.close(sockets);
    }
}
