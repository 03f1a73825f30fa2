package ferry.server.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// How a server ends when somebody asks it to, once or twice. Thread-safe.
///
/// ```text
///    serving ── request ──► finishing what is under way ── done ──► ended
///                                  │                                 ▲
///                                  └── request ──► cutting off ──────┘
/// ```
final class Departure {
    private final BooleanSupplier shutDown;
    private final Runnable cutOff;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    /// @param shutDown ends gracefully, and says whether it could
    /// @param cutOff ends at once what the other is waiting for
    Departure(BooleanSupplier shutDown, Runnable cutOff) {
        this.shutDown = shutDown;
        this.cutOff = cutOff;
    }

    /// Asks to stop. The first to ask stays until the server has ended; whoever asks again is in a hurry.
    void request() {
        if (requested.compareAndSet(false, true)) {
            ended.completeAsync(shutDown::getAsBoolean, Runnable::run);
        } else {
            cutOff.run();
        }
    }

    /// Waits for the end.
    ///
    /// @return whether nothing had to be cut off
    boolean await() {
        return ended.join();
    }
}
