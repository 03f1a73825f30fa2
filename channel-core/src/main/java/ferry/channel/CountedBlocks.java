package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A list of blocks with a bound, for capacities that are too large for an array. Thread-safe.
///
/// Places are counted beside the list: one is taken before a message is added, and given back after it was removed.
/// So there are never more messages than the bound, and a removal makes room at the end of its poll: an offer that
/// comes between the two finds it full for a moment longer than a reader of the list would.
final class CountedBlocks<T> implements Buffer<T> {

    private static final long GIVEN_BACK = 1L << 32;

    private final Blocks<T> blocks = new Blocks<>();
    private final int capacity;

    /// In the lower half how many places are taken, in the upper half how many were given back.
    private final AtomicLong places = new AtomicLong();

    CountedBlocks(int capacity) {
        this.capacity = capacity;
    }

    private static int taken(long places) {
        return (int) places;
    }

    @Override
    public SendOutcome offer(T message) {
        SendOutcome outcome = reserve();
        if (outcome != SENT) {
            return outcome;
        }
        return fill(message) ? SENT : DISCONNECTED;
    }

    @Override
    public @Nullable T poll() {
        T message = blocks.poll();
        if (message != null) {
            release();
        }
        return message;
    }

    @Override
    public SendOutcome reserve() {
        if (blocks.isClosed()) {
            return DISCONNECTED;
        }
        while (true) {
            long count = places.get();
            if (taken(count) >= capacity) {
                return FULL;
            }
            if (places.compareAndSet(count, count + 1)) {
                return SENT;
            }
        }
    }

    @Override
    public boolean fill(T message) {
        if (blocks.fill(message)) {
            return true;
        }
        release();
        return false;
    }

    @Override
    public void release() {
        places.getAndAdd(GIVEN_BACK - 1);
    }

    @Override
    public void close() {
        blocks.close();
    }

    @Override
    public List<T> drain() {
        return blocks.drain();
    }

    @Override
    public boolean isClosed() {
        return blocks.isClosed();
    }

    @Override
    public boolean isFull() {
        return taken(places.get()) >= capacity;
    }

    @Override
    public int size() {
        return blocks.size();
    }

    @Override
    public long additions() {
        return blocks.additions();
    }

    @Override
    public long removals() {
        return places.get() / GIVEN_BACK;
    }
}
