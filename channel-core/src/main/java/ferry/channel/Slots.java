package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The slots of a [Ring], each with its stamp. A slot belongs to whoever has claimed its position, until he stamps it.
final class Slots<T> {

    private static final VarHandle STAMP = MethodHandles.arrayElementVarHandle(long[].class);

    final Indices indices = Indices.alone();
    private final long[] stamps;
    private final @Nullable Object[] messages;

    /// The stamp of each is its own index: it is free in the first lap.
    Slots(int capacity) {
        messages = new Object[capacity];
        stamps = new long[capacity];
        Arrays.setAll(stamps, index -> index);
    }

    long stamp(int index) {
        return (long) STAMP.getAcquire(stamps, index);
    }

    void put(int index, T message, long stamp) {
        messages[index] = message;
        STAMP.setRelease(stamps, index, stamp);
    }

    @SuppressWarnings("unchecked") // only put puts messages there
    T take(int index, long stamp) {
        T message = (T) Objects.requireNonNull(messages[index]);
        messages[index] = null;
        STAMP.setRelease(stamps, index, stamp);
        return message;
    }
}
