package ferry.channel;

import java.util.concurrent.locks.Condition;

/// One operation that waits for a partner, and what came of it. Guarded by the lock of its [Core].
///
/// ```
///                 ┌─► settled: by a partner or a disconnection, with an outcome
///     waiting ────┼─► out of time: with the outcome it was made with
///                 ├─► interrupted: InterruptedException
///                 └─► evicted: its own handle was closed, IllegalStateException
/// ```
///
/// Settled wins: whatever wakes the thread, it looks first whether its operation has already happened.
class Waiter<O> {

    /// About 292 years, which the clock cannot tell from for ever.
    static final long FOREVER = Long.MAX_VALUE;

    private final Lease lease;
    private final Condition woken;
    private O outcome;
    private boolean settled;

    Waiter(Lease lease, Condition woken, O outOfTime) {
        this.lease = lease;
        this.woken = woken;
        this.outcome = outOfTime;
    }

    void settle(O outcome) {
        this.outcome = outcome;
        settled = true;
        woken.signal();
    }

    /// Whether it waits with the handle that was closed; if so it is woken.
    boolean evictedWith(Lease closed) {
        if (lease != closed) {
            return false;
        }
        woken.signal();
        return true;
    }

    O await(long nanos) throws InterruptedException {
        try {
            untilWoken(nanos);
        } catch (InterruptedException e) {
            if (!settled) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
        if (!settled) {
            lease.requireOpen();
        }
        return outcome;
    }

    private void untilWoken(long nanos) throws InterruptedException {
        long left = nanos;
        while (!settled && lease.isOpen() && left > 0) {
            if (left == FOREVER) {
                woken.await();
            } else {
                left = woken.awaitNanos(left);
            }
        }
    }
}
