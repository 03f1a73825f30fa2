package ferry.channel;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Receives a message. Confined to its select.
final class ReceiveArm<T> extends Arm {

    private final Receiver<T> from;
    private final Consumer<? super T> onMessage;
    private @Nullable Candidate<T> candidate;

    ReceiveArm(Receiver<T> from, Consumer<? super T> onMessage, @Nullable Runnable onDisconnected) {
        super(onDisconnected);
        this.from = Objects.requireNonNull(from, "from");
        this.onMessage = onMessage;
    }

    @Override
    @Nullable
    Runnable attempt() {
        return follow(from.tryReceive());
    }

    private @Nullable Runnable follow(Received<T> received) {
        return switch (received) {
            case Item<T>(T message) -> () -> onMessage.accept(message);
            case Empty<T> _, TimedOut<T> _ -> null;
            case Disconnected<T> _ -> end();
        };
    }

    @Override
    boolean enlist(Selection selection) {
        candidate = new Candidate<>(selection, this, from.lease());
        return from.source().enlistReceiver(candidate, selection);
    }

    @Override
    void delist() {
        if (candidate != null) {
            from.source().delistReceiver(candidate);
        }
    }

    @Override
    @Nullable
    Runnable attemptClaimed() {
        return candidate == null ? null : follow(from.source().receiveClaimed(from.lease(), candidate));
    }

    @Override
    Object version() {
        return from.source().arrivals();
    }

    @Override
    long nanosUntilReady() {
        return from.source().nanosUntilMessage();
    }

    @Override
    public String toString() {
        return "receive from " + from.source().name();
    }
}
