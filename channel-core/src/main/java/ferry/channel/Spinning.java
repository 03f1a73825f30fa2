package ferry.channel;

import java.util.function.BooleanSupplier;

/// How long threads look again and again before they park: twice as long as it took the last time, half as long if it
/// was in vain. Thread-safe.
///
/// A thread of the operating system takes thousands of instructions to park and to be woken, and what it waits for is
/// often only dozens away, if there is another processor for it to happen on. If there is none, because others are
/// at work there, then spinning takes from the time in which it could happen. Which of the two it is changes, so it is
/// tried out again now and then.
///
/// Where there are many places, threads give way to each other instead: so there is more to do when they are back.
///
/// A virtual thread parks cheaply, and while it spins, what it waits for may be waiting for its carrier.
final class Spinning {

    private static final int MOST_ROUNDS = Runtime.getRuntime().availableProcessors() > 1 ? 256 : 0;
    private static final int YIELDS = 3;
    private static final int SPARE_ROUNDS = 8;
    private static final int TRIAL = 64;
    private static final int A_FEW_INSTRUCTIONS = 64;

    /// A guess, and so is the count: what threads overwrite of each other does not matter.
    private int rounds = MOST_ROUNDS;

    private int waits;

    /// Looks again and again whether it is so, but not for long; true as soon as it is.
    boolean until(BooleanSupplier condition) {
        if (Thread.currentThread().isVirtual()) {
            return false;
        }
        int limit = ++waits % TRIAL == 0 ? MOST_ROUNDS : rounds;
        for (int round = 0; round < limit; round++) {
            if (condition.getAsBoolean()) {
                rounds = Math.min(2 * round + SPARE_ROUNDS, MOST_ROUNDS);
                return true;
            }
            Thread.onSpinWait();
        }
        rounds = Math.min(rounds, limit) / 2;
        return false;
    }

    /// How often to give way before parking.
    static int yields() {
        return Thread.currentThread().isVirtual() ? 0 : YIELDS;
    }

    /// Lets others go on who want the processor.
    @SuppressWarnings("ThreadPriorityCheck") // not for correctness: whoever comes back parks
    static void giveWay() {
        Thread.yield();
    }

    /// Between two looks at what another thread is about to do. It is a few instructions away, unless that thread has
    /// just lost its processor: then it needs one.
    static void pause(int round) {
        if (round < A_FEW_INSTRUCTIONS) {
            Thread.onSpinWait();
        } else {
            giveWay();
        }
    }
}
