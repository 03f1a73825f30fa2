package ferry.channel;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The messages of a receiver one after the other, until it has none. Confined to its owner.
final class Messages<T> implements Iterator<T> {

    private final Supplier<Received<T>> source;
    private @Nullable T next;
    private boolean ended;

    Messages(Supplier<Received<T>> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            switch (source.get()) {
                case Item<T>(T message) -> next = message;
                case Empty<T> _, TimedOut<T> _, Disconnected<T> _ -> ended = true;
            }
        }
        return next != null;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the channel has no more messages");
        }
        T message = Objects.requireNonNull(next);
        next = null;
        return message;
    }
}
