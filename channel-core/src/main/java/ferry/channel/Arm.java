package ferry.channel;

import org.jspecify.annotations.Nullable;

/// One of the operations that a [Select] chooses from. Confined to its select.
abstract sealed class Arm permits ReceiveArm, SendArm {

    private final @Nullable Runnable onDisconnected;
    private boolean ended;

    Arm(@Nullable Runnable onDisconnected) {
        this.onDisconnected = onDisconnected;
    }

    /// Whether its channel is disconnected, and that has been told.
    final boolean hasEnded() {
        return ended;
    }

    /// The other end is gone: that is the last thing that happens here, if anybody wants to know.
    final @Nullable Runnable end() {
        ended = true;
        return onDisconnected;
    }

    /// Does its operation if it is ready now.
    ///
    /// @return what its owner wants to be done then; null if it is not ready
    abstract @Nullable Runnable attempt();

    /// Stands in line.
    ///
    /// @return whether it may be ready now
    abstract boolean enlist(Selection selection);

    abstract void delist();

    /// Does its operation, if it still can, after it was claimed.
    abstract @Nullable Runnable attemptClaimed();

    /// As long as it equals what it was, it has not become ready.
    abstract Object version();

    abstract long nanosUntilReady();
}
