package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.SENT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list flavour: a list of blocks of slots, without a bound. Thread-safe.
///
/// Algorithm: the array queue with fetch-and-add of Pedro Ramalhete and Andreia Correia (FAAArrayQueue, 2016), after
/// Morrison and Afek's LCRQ; the disconnection is new.
///
/// ```
///     head ─► Block 0              Block 1 ◄─ tail         END comes behind the last block when the list is closed
///             ■ ■ ▒ ▒ ▒ ▒ ▒ ▒ ───► ▒ ▒ ▒ □ □ □ □ □         ■ taken   ▒ message   □ free
///                 ▲ its head             ▲ its tail
/// ```
///
/// A sender claims a slot of the last block by adding one to the block's tail, and puts its message there. A receiver
/// claims a slot by adding one to the block's head, and exchanges what is there for TAKEN. If nothing was there yet,
/// the slot is spoilt: the sender finds TAKEN and goes on to another one, and so does the receiver. So nobody waits
/// for anybody. Whoever finds the last block full appends another one with its message in it.
///
/// Closing marks the tail of the last block, as if it were beyond the end, and then puts END behind it, unless a
/// sender has just appended a block there, which has to be closed then. Whoever claimed a slot before can still fill
/// it, or finds it TAKEN by a receiver that has looked for the last messages. Draining marks the heads of all blocks
/// in the same way, one after the other, and takes what is behind.
///
/// Memory order. A message is published by the compareAndSet of its slot. An offer takes place when it is added to
/// the tail, or when the block is appended; a poll that finds nothing, when it reads a tail that its head, read
/// before, has reached. All of these are volatile, so they have one order, also with the flags of those who wait.
///
/// Blocks that are used up are garbage; each is cut off from its successor, or an old one that the collector
/// believes to be alive would keep all that came after it.
final class Blocks<T> implements Buffer<T> {

    private static final int SLOTS = 256;

    /// How often a receiver looks again for a message whose sender has claimed the slot already, before it spoils it.
    private static final int PATIENCE = 32;

    private static final Object TAKEN = new Object();
    private static final Block END = new Block(0, 0);

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final VarHandle NEXT;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEXT = lookup.findVarHandle(Block.class, "next", Block.class);
            HEAD = lookup.findVarHandle(Blocks.class, "head", Block.class);
            TAIL = lookup.findVarHandle(Blocks.class, "tail", Block.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Block {

        /// Or-ed into a tail, or into a head, it is beyond the end of every block.
        static final long CLOSED = 1L << 62;

        private static final Object[] NO_SLOTS = {};

        /// How many slots are in the blocks before.
        final long start;

        final Indices indices;
        final @Nullable Object[] slots;
        volatile @Nullable Block next;

        Block(long start, int slots) {
            this.start = start;
            this.slots = slots == 0 ? NO_SLOTS : new Object[slots];
            indices = slots == 0 ? Indices.still() : Indices.alone();
        }

        static Block with(Object first, long start) {
            Block block = new Block(start, SLOTS);
            block.slots[0] = first;
            block.indices.moveTail(0, 1);
            return block;
        }

        /// How many slots were claimed by senders.
        long filled() {
            return filledOf(indices.tail());
        }

        long filledOf(long claims) {
            return Math.min(claims & ~CLOSED, slots.length);
        }

        boolean isSlot(long index) {
            return index < slots.length;
        }
    }

    /// The first block has no slots: a channel costs little until it is used.
    private volatile Block head = new Block(0, 0);

    private volatile Block tail = head;
    private volatile boolean closed;

    @Override
    public SendOutcome offer(T message) {
        while (!closed) {
            Block last = tail;
            long index = last.indices.nextTail();
            if (last.isSlot(index)) {
                if (SLOT.compareAndSet(last.slots, (int) index, null, message)) {
                    return SENT;
                }
            } else if (append(last, message)) {
                return SENT;
            }
        }
        return DISCONNECTED;
    }

    /// Whether the message is in; otherwise the tail has moved on, or the list is closed.
    private boolean append(Block last, T message) {
        Block next = last.next;
        if (next == null) {
            Block block = Block.with(message, last.start + last.slots.length);
            if (NEXT.compareAndSet(last, null, block)) {
                TAIL.compareAndSet(this, last, block);
                return true;
            }
            next = last.next;
        }
        moveTail(last, next);
        return false;
    }

    private void moveTail(Block from, @Nullable Block to) {
        if (to == END) {
            closed = true;
        } else if (to != null && to != from) {
            TAIL.compareAndSet(this, from, to);
        }
    }

    @Override
    public @Nullable T poll() {
        while (true) {
            Block first = head;
            long emptied = first.indices.head();
            if (emptied >= Block.CLOSED) {
                return null;
            }
            long claims = first.indices.tail();
            if (emptied < first.filledOf(claims)) {
                T message = take(first);
                if (message != null) {
                    return message;
                }
            } else if (first.isSlot(claims) || !moveHead(first)) {
                return null;
            }
        }
    }

    /// The next block takes the place of one that is used up; false if there is none.
    private boolean moveHead(Block from) {
        Block next = from.next;
        if (next == null || next == END) {
            return false;
        }
        // First the tail, so that it never falls behind the head.
        moveTail(from, next);
        if (next != from && HEAD.compareAndSet(this, from, next)) {
            from.next = from;
        }
        return true;
    }

    /// Null if the slot had to be spoilt.
    @SuppressWarnings("unchecked") // only offer puts messages there
    private @Nullable T take(Block block) {
        long index = block.indices.nextHead();
        if (!block.isSlot(index)) {
            return null;
        }
        int slot = (int) index;
        for (int i = 0; i < PATIENCE && SLOT.getAcquire(block.slots, slot) == null; i++) {
            Thread.onSpinWait();
        }
        return (T) SLOT.getAndSet(block.slots, slot, TAKEN);
    }

    @Override
    public void close() {
        while (!closed) {
            Block last = tail;
            Block next = last.next;
            if (next == null) {
                last.indices.markTail(Block.CLOSED);
                NEXT.compareAndSet(last, null, END);
                next = last.next;
            }
            moveTail(last, next);
        }
    }

    @Override
    public List<T> drain() {
        close();
        List<T> drained = new ArrayList<>();
        Block block = head;
        while (true) {
            drainInto(drained, block);
            Block next = block.next;
            if (next == null || next == END) {
                // Not before: whoever finds a marked head looks no further.
                head = block;
                return drained;
            }
            block = next == block ? head : next;
        }
    }

    /// Whoever has claimed a slot before can still look into it; those behind it are ours.
    @SuppressWarnings("unchecked") // only offer puts messages there
    private void drainInto(List<T> drained, Block block) {
        long claimed = block.indices.markHead(Block.CLOSED);
        for (long slot = claimed; block.isSlot(slot); slot++) {
            T message = (T) SLOT.getAndSet(block.slots, (int) slot, TAKEN);
            if (message != null) {
                drained.add(message);
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public SendOutcome reserve() {
        return closed ? DISCONNECTED : SENT;
    }

    @Override
    public boolean fill(T message) {
        return offer(message) == SENT;
    }

    @Override
    public void release() {
        // Nothing was kept: there is room for everything.
    }

    @Override
    public int size() {
        long removals;
        long size;
        do {
            removals = removals();
            size = additions() - removals;
        } while (removals() != removals); // or some were removed before others came: never in it together
        return Math.clamp(size, 0, Integer.MAX_VALUE);
    }

    @Override
    public long additions() {
        while (true) {
            Block last = tail;
            long filled = last.filled();
            Block next = last.next;
            if (next == null || next == END) {
                return last.start + filled;
            }
            // Somebody has appended a block, with a message in it, and is about to say so.
            moveTail(last, next);
        }
    }

    @Override
    public long removals() {
        Block first = head;
        return first.start + Math.min(first.indices.head(), first.slots.length);
    }
}
