package ferry.channel;

import ferry.channel.ChannelObserver.Operation;
import java.lang.ref.Cleaner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one handle holds of its end of a channel: it is open until the handle is closed or lost. Thread-safe.
///
/// It must never refer to its handle: the handle would stay reachable for ever.
final class Lease {

    private static final Cleaner CLEANER = Cleaner.create();

    private final End end;
    private final @Nullable Throwable site = LostHandles.site();
    private final Spares<?> spares = new Spares<>();
    private Cleaner.@Nullable Cleanable closing;
    private volatile boolean open = true;

    Lease(End end) {
        this.end = end;
    }

    /// From now on the loss of this handle closes it.
    void heldBy(Object handle) {
        closing = CLEANER.register(handle, this::end);
    }

    /// Closes it; again, does nothing. The caller keeps the handle reachable meanwhile, or it could still be lost.
    void close() {
        open = false;
        Objects.requireNonNull(closing).clean();
    }

    /// Runs once: when it is closed, or else when the handle is lost.
    private void end() {
        try {
            if (open && end.isAwaited()) {
                LostHandles.report(end, site);
            }
        } finally {
            open = false;
            end.closed(this);
        }
    }

    /// The channel, as it is called.
    ChannelName channel() {
        return end.channel();
    }

    /// The current thread is going to wait with this handle.
    ///
    /// @return what to run when it goes on
    Runnable parking() {
        return Observation.parking(
                switch (end.side()) {
                    case SENDERS -> Operation.SEND;
                    case RECEIVERS -> Operation.RECEIVE;
                },
                channel());
    }

    /// The calls to wait with.
    @SuppressWarnings("unchecked") // all of them wait with this handle, so they have its messages
    <T> Spares<T> spares() {
        return (Spares<T>) spares;
    }

    boolean isOpen() {
        return open;
    }

    void requireOpen() {
        if (!open) {
            throw End.closedHandle();
        }
    }

    /// A lease for one more handle of the same end.
    Lease another() {
        requireOpen();
        return end.anotherLease();
    }
}
