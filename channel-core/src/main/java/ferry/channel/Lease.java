package ferry.channel;

import java.lang.ref.Cleaner;

/// What one handle holds of its end of a channel: it is open until the handle is closed or lost. Thread-safe.
///
/// It must never refer to its handle: the handle would stay reachable for ever.
final class Lease {

    private static final Cleaner CLEANER = Cleaner.create();

    private final End end;
    private volatile boolean open = true;

    Lease(End end) {
        this.end = end;
    }

    /// What to call to close the handle; called by itself once the handle is unreachable, and at most once in all.
    Cleaner.Cleanable endsWith(Object handle) {
        return CLEANER.register(handle, this::close);
    }

    private void close() {
        open = false;
        end.closed(this);
    }

    /// The channel, as it is called.
    ChannelName channel() {
        return end.channel();
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
