package ferry.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the JVM set up what virtual threads wait for sockets with.
///
/// It would do so at the first such wait, which takes file descriptors. If that wait comes when there are none left,
/// as under a flood of connections right after the start, it fails for good: no virtual thread could ever wait for a
/// socket again, and nobody would be served even when the flood is over.
final class SocketWaits {
    private static final Logger LOG = LoggerFactory.getLogger(SocketWaits.class);

    private SocketWaits() {}

    /// Waits a moment for a socket that has nothing to say. On a virtual thread of its own: the start need not wait.
    static Thread prepare() {
        return Thread.ofVirtual().name("ferry-socket-waits").start(SocketWaits::waitOnce);
    }

    private static void waitOnce() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (var listener = new ServerSocket(0, 1, here);
                var silent = new Socket(here, listener.getLocalPort())) {
            silent.setSoTimeout(1);
            int said = silent.getInputStream().read();
            LOG.debug("A socket that has nothing to say said {}", said);
        } catch (SocketTimeoutException _) {
            LOG.debug("Virtual threads can wait for sockets");
        } catch (IOException e) {
            LOG.warn("Could not try how virtual threads wait for sockets: {}", e.getMessage());
        }
    }
}
