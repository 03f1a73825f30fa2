package ferry.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client that says exactly what it is told, and shows exactly what it heard.
public final class RawClient implements AutoCloseable {
    /// Ends a test that would hang.
    private static final int HANG_GUARD_MILLIS = 60_000;

    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    private final Socket socket;

    public RawClient(InetSocketAddress server) throws IOException {
        this(server, 0);
    }

    /// @param receiveBuffer in bytes: small for a client that soon has enough; 0 as the system likes
    RawClient(InetSocketAddress server, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(HANG_GUARD_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(server);
    }

    public static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    public RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /// Says that nothing more will come, and goes on listening.
    RawClient finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// One response whose content has a length, or has none because it answers a HEAD.
    String readHead() throws IOException {
        var text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection ended after \"" + text + '"');
            }
            text.append((char) b);
        }
        return text.toString();
    }

    /// One response whose content has a length.
    public String readResponse() throws IOException {
        String head = readHead();
        Matcher length = CONTENT_LENGTH.matcher(head);
        int count = length.find() ? Integer.parseInt(length.group(1)) : 0;
        byte[] content = socket.getInputStream().readNBytes(count);
        if (content.length < count) {
            throw new EOFException("the content ended after " + content.length + " of " + count + " bytes");
        }
        return head + new String(content, ISO_8859_1);
    }

    /// All that comes until the server closes.
    String readToEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytes.write(buffer, 0, count);
        }
        return bytes.toString(ISO_8859_1);
    }

    /// Whether something has come that was not read.
    boolean hasArrivals() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /// Reads so many bytes and no more.
    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /// Waits until the server has closed without another word.
    boolean isClosedByServer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /// Sends byte after byte until the server has closed.
    ///
    /// @return how many
    int dripsUntilClosed() {
        int sent = 0;
        try {
            while (true) {
                socket.getOutputStream().write('x');
                sent++;
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException closed) {
            return sent;
        }
    }

    /// Goes away before its time.
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
