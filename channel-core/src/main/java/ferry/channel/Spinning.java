package ferry.channel;

import java.util.function.BooleanSupplier;

/// How long a thread looks again and again before it parks.
///
/// A thread of the operating system takes thousands of instructions to park and to be woken, and what it waits for is
/// often only dozens away, if there is another processor for it to happen on. A virtual thread parks cheaply, and
/// while it spins, what it waits for may be waiting for its carrier.
final class Spinning {

    private static final int ROUNDS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;

    private Spinning() {}

    /// Looks again and again whether it is so, but not for long; true as soon as it is.
    static boolean until(BooleanSupplier condition) {
        for (int i = Thread.currentThread().isVirtual() ? 0 : ROUNDS; i > 0; i--) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
