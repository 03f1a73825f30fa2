package ferry.server.net;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A connection's place in the lobby, with the thread that waits there for its requests. Thread-safe.
///
/// ```text
///              take, by whoever parks the connection
///     FREE ─────────────────────────────────────────► TAKEN
///       ▲                                               │
///       └──── awaitGuest, by the seat's own thread ◄────┘
/// ```
///
/// The thread stays as long as the connection lives. To wake it again costs a third of what a new one costs, which the
/// JVM has to make, to list and to forget (`docs/adr/0014`).
final class Seat {
    private final Thread thread;
    private volatile boolean taken;

    /// @param stay what the thread does, from the first guest on
    Seat(ThreadFactory threads, Consumer<Seat> stay) {
        this.thread = threads.newThread(() -> stay.accept(this));
    }

    /// Starts the thread. Once.
    void open() {
        thread.start();
    }

    /// Gives the connection to the thread.
    void take() {
        taken = true;
        wake();
    }

    /// Has the thread look whether it still has to wait.
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Waits until the connection is here.
    ///
    /// @param over asked each time the thread is woken; when it is true, it has to be so for ever
    /// @return false: it is over, and the connection is not here
    boolean awaitGuest(BooleanSupplier over) {
        // Whoever gives it away asks what we ask, after it, and in the other order: one of us sees both.
        while (!over.getAsBoolean() && !taken) {
            LockSupport.park(this);
        }
        boolean here = taken;
        taken = false;
        return here;
    }
}
