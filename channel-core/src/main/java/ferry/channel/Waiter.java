package ferry.channel;

import org.jspecify.annotations.Nullable;

/// Somebody in a [Line] of a channel: a call that waits, or an arm of a select that waits. Guarded by the lock of its
/// line.
abstract sealed class Waiter<T> permits Call, Candidate {

    private final Lease lease;
    boolean inLine;

    @Nullable
    Waiter<T> before;

    @Nullable
    Waiter<T> behind;

    @Nullable
    Waiter<?> nextToBeWoken;

    Waiter(Lease lease) {
        this.lease = lease;
    }

    Lease lease() {
        return lease;
    }

    boolean waitsWith(Lease other) {
        return lease == other;
    }

    /// The handle it waits with was closed.
    abstract void evict();

    /// Wakes its thread, if there is anything to know.
    abstract void wake();
}
