import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks for a file again and again until the server has gone: java .ci/WholeResponses.java URL FILE CLIENTS
///
/// Ends with 1 if a response began and did not come to its end.
class WholeResponses {
    private final URI site;
    private final byte[] request;
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    WholeResponses(URI site, String file) {
        this.site = site;
        this.request = ("GET /" + file + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes();
    }

    public static void main(String[] args) throws InterruptedException {
        var load = new WholeResponses(URI.create(args[0]), args[1]);
        int clients = Integer.parseInt(args[2]);
        var ended = new CountDownLatch(clients);
        System.out.println("loading");
        for (int i = 0; i < clients; i++) {
            Thread.startVirtualThread(() -> {
                load.askUntilGone();
                ended.countDown();
            });
        }
        ended.await();
        System.out.println(load.whole + " whole responses, " + load.cut + " cut off");
        System.exit(load.cut.get() == 0 ? 0 : 1);
    }

    private void askUntilGone() {
        boolean there = true;
        while (there) {
            there = askOnOneConnection();
        }
    }

    /// @return false: nobody listens any more
    private boolean askOnOneConnection() {
        try (var socket = new Socket(site.getHost(), site.getPort())) {
            boolean open = true;
            while (open) {
                open = askOnce(socket);
            }
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean askOnce(Socket socket) {
        boolean begun = false;
        try {
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            int first = in.read();
            begun = first >= 0;
            String head = begun ? readHead(in) : "";
            long length = begun ? contentLength(head) : 0;
            if (!begun || in.readNBytes((int) length).length < length) {
                count(begun, false);
                return false;
            }
            count(true, true);
            return !head.contains("Connection: close");
        } catch (IOException reset) {
            count(begun, false);
            return false;
        }
    }

    private void count(boolean begun, boolean ended) {
        if (begun) {
            (ended ? whole : cut).incrementAndGet();
        }
    }

    private static String readHead(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the head has no end");
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static long contentLength(String head) {
        int at = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        return Long.parseLong(head.substring(at, head.indexOf("\r\n", at)));
    }
}
