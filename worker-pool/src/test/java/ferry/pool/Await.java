package ferry.pool;

import java.util.function.BooleanSupplier;

/// Waits for what has no latch.
final class Await {

    private Await() {}

    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /// Until the thread stands still, waiting for somebody.
    static void untilWaiting(Thread thread) {
        until(() -> thread.getState() == Thread.State.WAITING);
    }
}
