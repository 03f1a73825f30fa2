package ferry.channel;

/// Whether threads look again and again before they park, for a while, or hardly at all: as long as most who look find
/// what they wait for, it is worth while. Thread-safe.
///
/// A thread of the operating system takes thousands of instructions to park and to be woken, and what it waits for is
/// often only dozens away, if there is another processor for it to happen on. If there is none, because others are
/// at work there, then spinning takes from the time in which it could happen. Which of the two it is changes, so it is
/// tried out again now and then. (A limit that follows how long it took the last time does not do: with more
/// threads than processors that varies too much, and one that is a bit too short is all in vain.)
///
/// Where there are many places, threads give way to each other instead: so there is more to do when they are back.
///
/// A virtual thread parks cheaply, and while it spins, what it waits for may be waiting for its carrier.
final class Spinning {

    private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

    /// Some microseconds: less than to park and to be woken.
    private static final int LONG = 512;

    private static final int SHORT = 16;
    private static final int TRIAL = 32;
    private static final int YIELDS = 3;
    private static final int A_FEW_INSTRUCTIONS = 64;

    private static final int BEST = 64;
    private static final int FOUND = 1;
    private static final int FOUND_IN_TRIAL = 8;
    private static final int IN_VAIN = 2;

    /// How well it went lately; guesses both, so what threads overwrite of each other does not matter.
    private int score = BEST;

    private int waits;

    /// Looks again and again whether it is settled, but not for long; true as soon as it is.
    boolean until(Call<?> settled) {
        if (ALONE || Thread.currentThread().isVirtual()) {
            return false;
        }
        boolean doubtful = score <= 0;
        int limit = doubtful && ++waits % TRIAL != 0 ? SHORT : LONG;
        for (int round = 0; round < limit; round++) {
            if (settled.isSettled()) {
                score = Math.min(BEST, score + (doubtful ? FOUND_IN_TRIAL : FOUND));
                return true;
            }
            Thread.onSpinWait();
        }
        if (limit == LONG) {
            score = Math.max(0, score - IN_VAIN);
        }
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
