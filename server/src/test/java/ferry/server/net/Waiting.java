package ferry.server.net;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/// For handlers that are to wait for the test.
final class Waiting {
    private Waiting() {}

    static void until(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("no more waiting");
        }
    }
}
