package ferry.channel;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Those who wait on one side of a channel, first come, first served. Guarded by the lock of its [Core].
final class Line<O, W extends Waiter<O>> {

    /// A set, so that whoever gives up leaves the middle of a long line at once.
    private final LinkedHashSet<W> waiters = new LinkedHashSet<>();

    /// Stands in line until the waiter is settled, gives up or is evicted.
    O await(W waiter, long nanos) throws InterruptedException {
        waiters.add(waiter);
        try {
            return waiter.await(nanos);
        } finally {
            waiters.remove(waiter);
        }
    }

    /// Takes the first out of the line, to be settled by the caller; null if nobody is there.
    @Nullable
    W poll() {
        return waiters.isEmpty() ? null : waiters.removeFirst();
    }

    void settleAll(O outcome) {
        for (W waiter : waiters) {
            waiter.settle(outcome);
        }
        waiters.clear();
    }

    /// Takes out those who wait with a handle that was closed.
    void evict(Lease closed) {
        waiters.removeIf(waiter -> waiter.evictedWith(closed));
    }
}
