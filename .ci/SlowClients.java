import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that are a burden to a server: java .ci/SlowClients.java URL
///
/// 500 say nothing, 100 send a request head byte by byte, 100 keep a connection without asking again, 20 never read
/// the file `big` that they asked for. Beside them a new request has to be answered; and in the end the server has to
/// have closed them all.
class SlowClients {
    private static final int HANG_GUARD_MILLIS = 120_000;

    private final URI site;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();

    SlowClients(URI site) {
        this.site = site;
    }

    public static void main(String[] args) throws Exception {
        var clients = new SlowClients(URI.create(args[0]));
        clients.burden();
        for (int i = 0; i < 5; i++) {
            System.out.printf("beside them all, a new request is answered in %.1f ms%n", clients.askAnew() / 1e6);
        }
        clients.awaitEnd();
        System.out.println("all " + clients.gone + " slow clients were closed by the server");
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(HANG_GUARD_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
        return socket;
    }

    private Socket connectToStay() throws IOException {
        Socket socket = connect();
        sockets.add(socket);
        return socket;
    }

    private static void ask(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes());
    }

    private void burden() throws Exception {
        for (int i = 0; i < 500; i++) {
            connectToStay();
        }
        for (int i = 0; i < 100; i++) {
            trickle(connectToStay());
        }
        for (int i = 0; i < 100; i++) {
            Socket idle = connectToStay();
            ask(idle, "/");
            readSome(idle);
        }
        for (int i = 0; i < 20; i++) {
            ask(connectToStay(), "/big");
        }
    }

    private static void trickle(Socket socket) {
        Thread.startVirtualThread(() -> {
            try {
                for (char c : ("GET / HTTP/1.1\r\nX-Long: " + "a".repeat(1000)).toCharArray()) {
                    socket.getOutputStream().write(c);
                    Thread.sleep(200);
                }
            } catch (IOException | InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void readSome(Socket socket) throws IOException {
        if (socket.getInputStream().read(new byte[4096]) < 0) {
            throw new IOException("closed instead of answered");
        }
    }

    private long askAnew() throws IOException {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            ask(socket, "/");
            readSome(socket);
        }
        return System.nanoTime() - start;
    }

    private void awaitEnd() throws InterruptedException {
        var ended = new CountDownLatch(sockets.size());
        for (Socket socket : sockets) {
            Thread.startVirtualThread(() -> {
                readToEnd(socket);
                ended.countDown();
            });
        }
        ended.await();
    }

    /// Those who asked for something big begin to read only now, so they find no more than what the buffers hold.
    private void readToEnd(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            Thread.sleep(4000);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            gone.incrementAndGet();
        } catch (java.net.SocketTimeoutException stillOpen) {
            System.err.println("still open: " + socket);
            System.exit(1);
        } catch (IOException | InterruptedException reset) {
            gone.incrementAndGet();
        }
    }
}
