package ferry.channel;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The lock of a channel, and those who are to be woken when it is free again. Thread-safe.
///
/// To wake a thread of the operating system takes longer than all that is ever done under this lock. So whoever is
/// settled under it is woken after it; and whoever wants it looks for it a few times before he parks.
final class Gate {

    /// For virtual threads too: who holds the lock is at work on another carrier, and never waits under it.
    private static final int ROUNDS = Runtime.getRuntime().availableProcessors() > 1 ? 64 : 0;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Waiter<?> toBeWoken; // under the lock

    void lock() {
        for (int i = ROUNDS; i > 0; i--) {
            if (!lock.isLocked() && lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    void unlock() {
        Waiter<?> waiter = toBeWoken;
        toBeWoken = null;
        lock.unlock();
        while (waiter != null) {
            Waiter<?> next = waiter.nextToBeWoken;
            waiter.nextToBeWoken = null;
            // From here on it may be waiting again.
            waiter.wake();
            waiter = next;
        }
    }

    /// Under the lock, once for each waiter: wakes it afterwards, if it has been settled by then.
    void wakeLater(Waiter<?> waiter) {
        waiter.nextToBeWoken = toBeWoken;
        toBeWoken = waiter;
    }

    /// Whether somebody waits for the lock.
    boolean isAwaited() {
        return lock.hasQueuedThreads();
    }
}
