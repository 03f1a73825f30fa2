package ferry.server.net;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// How many are inside, and whether more are let in. Thread-safe.
///
/// An executor would know it as well, and which threads they are, too. It puts each into a map for that and takes it
/// out again, where carriers get in each other's way (`docs/adr/0014`).
final class Attendance {
    /// Makes the count negative, and leaves it readable.
    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);

    /// Counts one in.
    ///
    /// @return false: it is closed, and nobody was counted
    boolean enter() {
        boolean open = count.incrementAndGet() > 0;
        if (!open) {
            leave();
        }
        return open;
    }

    /// Counts one out that was counted in.
    void leave() {
        if (count.decrementAndGet() == CLOSED) {
            empty.countDown();
        }
    }

    /// Lets nobody in any more. Idempotent.
    void close() {
        if (count.getAndUpdate(before -> before | CLOSED) == 0) {
            empty.countDown();
        }
    }

    /// Waits until it is closed and everybody has left, whoever interrupts.
    void awaitLast() {
        boolean interrupted = false;
        while (empty.getCount() > 0) {
            try {
                empty.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
