package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Some slots of a [Blocks], how many of them were claimed on either side, and what comes behind. Thread-safe.
final class Block {

    /// In a tail: no slot can be claimed any more. In a head: nothing can be polled any more. Beyond the end of
    /// every block.
    static final long CLOSED = 1L << 62;

    /// In a sealed tail the claims stand above what was added since.
    private static final int CLAIMS = 32;

    private static final int SLOTS = 256;
    private static final Object[] NO_SLOTS = {};

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Block.class, "next", Block.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Behind the last block of a list that is closed.
    static final Block END = empty();

    /// How many slots are in the blocks before.
    final long start;

    final Indices indices;
    private final @Nullable Object[] slots;
    volatile @Nullable Block next;

    private Block(long start, Indices indices, @Nullable Object[] slots) {
        this.start = start;
        this.indices = indices;
        this.slots = slots;
    }

    /// One without slots: it costs little.
    static Block empty() {
        return new Block(0, Indices.still(), NO_SLOTS);
    }

    /// One to come behind a full one, with a message in it.
    static Block behind(Block full, Object message) {
        Block block = new Block(full.start + full.slots.length, Indices.alone(), new Object[SLOTS]);
        block.slots[0] = message;
        block.indices.moveTail(0, 1);
        return block;
    }

    /// False if there is one already.
    boolean append(Block block) {
        return NEXT.compareAndSet(this, null, block);
    }

    /// How many slots were claimed by senders.
    long claimed() {
        long tail = indices.tail();
        return tail < CLOSED ? Math.min(tail, slots.length) : (tail & ~CLOSED) >> CLAIMS;
    }

    /// How many of them were claimed by receivers too.
    long polled() {
        return Math.min(indices.head(), claimed());
    }

    /// From now on no slot can be claimed by a sender.
    void seal() {
        long tail = indices.tail();
        while (tail < CLOSED && !indices.moveTail(tail, CLOSED | Math.min(tail, slots.length) << CLAIMS)) {
            tail = indices.tail();
        }
    }

    boolean isSlot(long index) {
        return index < slots.length;
    }

    boolean has(long slot) {
        return isSlot(slot) && SLOT.getAcquire(slots, (int) slot) != null;
    }

    void put(long slot, Object message) {
        SLOT.setRelease(slots, (int) slot, message);
    }

    /// The message of a slot that a sender has claimed. Only for him who has claimed it after that.
    Object take(long slot) {
        int index = (int) slot;
        Object message = SLOT.getAcquire(slots, index);
        for (int round = 0; message == null; round++) {
            Spinning.pause(round);
            message = SLOT.getAcquire(slots, index);
        }
        slots[index] = null;
        return message;
    }
}
