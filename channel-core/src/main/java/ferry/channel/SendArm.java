package ferry.channel;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends a message that is made when there is a place for it. Confined to its select.
final class SendArm<T> extends Arm {

    private final Sender<T> to;
    private final Supplier<? extends T> message;
    private @Nullable Candidate<T> candidate;

    SendArm(Sender<T> to, Supplier<? extends T> message, @Nullable Runnable onDisconnected) {
        super(onDisconnected);
        this.to = Objects.requireNonNull(to, "to");
        this.message = message;
    }

    @Override
    @Nullable
    Runnable attempt() {
        return sendTo(to.core().reserve(to.lease()));
    }

    private @Nullable Runnable sendTo(@Nullable Place<T> place) {
        if (place == null) {
            return to.isDisconnected() ? end() : null;
        }
        boolean made = false;
        try {
            T next = Objects.requireNonNull(message.get(), "message");
            made = true;
            place.fill(next);
        } finally {
            if (!made) {
                place.release();
            }
        }
        return () -> {};
    }

    @Override
    boolean enlist(Selection selection) {
        candidate = new Candidate<>(selection, this, to.lease());
        return to.core().enlistSender(candidate, selection);
    }

    @Override
    void delist() {
        if (candidate != null) {
            to.core().delistSender(candidate);
        }
    }

    @Override
    @Nullable
    Runnable attemptClaimed() {
        return candidate == null ? null : sendTo(to.core().reserveClaimed(to.lease(), candidate));
    }

    @Override
    Object version() {
        return to.core().vacancies();
    }

    @Override
    long nanosUntilReady() {
        return Deadline.FOREVER;
    }

    @Override
    public String toString() {
        return "send to " + to.core().name();
    }
}
