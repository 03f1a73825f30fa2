package ferry.channel;

import ferry.channel.ChannelObserver.Side;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One end of a channel: it counts its open handles, and the closing of the last one disconnects it. Thread-safe.
///
/// The count starts with the first handle, and never leaves zero again: a disconnection is final.
final class End {

    private final ChannelName channel;
    private final Side side;
    private final AtomicInteger open = new AtomicInteger();
    private final Consumer<Lease> onClosed;
    private final Runnable onLastClosed;
    private final BooleanSupplier awaited;

    /// @param awaited whether anybody is at the other end
    End(ChannelName channel, Side side, Consumer<Lease> onClosed, Runnable onLastClosed, BooleanSupplier awaited) {
        this.channel = channel;
        this.side = side;
        this.onClosed = onClosed;
        this.onLastClosed = onLastClosed;
        this.awaited = awaited;
    }

    /// The one that the count starts with.
    Lease firstLease() {
        open.set(1);
        return new Lease(this);
    }

    Lease anotherLease() {
        // Zero although the caller's lease was open a moment ago: another thread has closed it, and it was the last.
        if (open.getAndUpdate(count -> count == 0 ? 0 : count + 1) == 0) {
            throw closedHandle();
        }
        return new Lease(this);
    }

    void closed(Lease lease) {
        onClosed.accept(lease);
        if (open.decrementAndGet() == 0) {
            onLastClosed.run();
        }
    }

    ChannelName channel() {
        return channel;
    }

    Side side() {
        return side;
    }

    /// Whether it makes a difference to anybody how long its handles stay open.
    boolean isAwaited() {
        return awaited.getAsBoolean();
    }

    /// How many handles are open.
    int handles() {
        return open.get();
    }

    static IllegalStateException closedHandle() {
        return new IllegalStateException("this handle of the channel has been closed");
    }
}
