package ferry.server.files;

import java.util.concurrent.locks.LockSupport;

/// Lets others have the carrier thread in the middle of long work (invariant 9). Stateless.
///
/// Not by `Thread.yield`: a virtual thread that yields while nobody stands behind it goes to a queue into which its
/// carrier looks before all others, so it gets the next turn as well. When as many do so as there are carriers,
/// nobody else gets any, for as long as they have work.
final class Turn {
    private Turn() {}

    /// Waits for the shortest time there is. Then this thread comes back from another side, behind the others.
    static void pass() {
        LockSupport.parkNanos(1);
    }
}
