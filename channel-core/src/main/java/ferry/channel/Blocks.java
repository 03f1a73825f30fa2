package ferry.channel;

import static ferry.channel.Block.END;
import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.SENT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list flavour: a list of blocks of slots, without a bound. Thread-safe.
///
/// Algorithm: that of crossbeam-channel's list flavour, where senders claim by fetch-and-add, as in LCRQ (Morrison and
/// Afek, 2013).
///
/// ```
///     head ─► Block 0              Block 1 ◄─ tail         END comes behind the last block when the list is closed
///             ■ ■ ▒ ▒ ▒ ▒ ▒ ▒ ───► ▒ ▒ ▒ □ □ □ □ □         ■ taken   ▒ message   □ free
///                 ▲ its head             ▲ its tail
/// ```
///
/// A sender claims a slot of the last block by adding one to the block's tail, and puts its message there. A receiver
/// claims a slot that a sender has claimed by moving the block's head on, and takes the message out, as soon as it is
/// there. Whoever finds the last block full appends another one with its message in it.
///
/// Closing seals the tail of the last block: its claims so far are kept aside, and what is added later counts for
/// nothing. Whoever adds to a sealed tail finds it so, and puts END behind the block if nobody has done that yet. If
/// the block was full, somebody may have appended another one, which has to be sealed then. Draining marks the heads
/// of all blocks, one after the other, and takes what is behind.
///
/// Memory order. An offer takes place when it is added to the tail, or when its block is appended; a poll when it moves
/// the head, or, if it finds nothing, when it reads a tail that its head, read before, has reached. All of these are
/// volatile, so they have one order, also with the flags of those who wait. Only the message itself is handed over
/// with release and acquire: between its claim and its message a sender has nothing to do but to write, so a receiver
/// who comes between the two waits for him.
///
/// Nobody makes senders wait, so they could keep all processors, and each other from the cache lines they share, while
/// the list grows. Whoever finds at the end of a block that somebody else has appended the next one is not alone; if
/// the receivers are far behind, he gives way before he adds his message, at most once in a block. It is not a wait:
/// nothing has to happen for him to go on. Who fills a place that was reserved does not, for he may hold a lock.
///
/// Blocks that are used up are garbage; each is cut off from its successor, or an old one that the collector
/// believes to be alive would keep all that came after it.
final class Blocks<T> implements Buffer<T> {

    /// A sender who is so many messages ahead of the receivers has time.
    private static final int FAR_AHEAD = 1000;

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Blocks.class, "head", Block.class);
            TAIL = lookup.findVarHandle(Blocks.class, "tail", Block.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// The first block has no slots: a channel costs little until it is used.
    private volatile Block head = Block.empty();

    private volatile Block tail = head;
    private volatile boolean closed;

    @Override
    public SendOutcome offer(T message) {
        while (!closed) {
            Block last = tail;
            if (add(last, message)) {
                return SENT;
            }
            if (last.start - head.start > FAR_AHEAD) {
                Spinning.giveWay();
            }
        }
        return DISCONNECTED;
    }

    /// Whether the message is in; otherwise another sender has moved the tail on, or the list is closed.
    private boolean add(Block last, T message) {
        long index = last.indices.nextTail();
        if (last.isSlot(index)) {
            last.put(index, message);
            return true;
        }
        if (index >= Block.CLOSED) {
            endAfter(last);
            return false;
        }
        return append(last, message);
    }

    private boolean append(Block last, T message) {
        Block next = last.next;
        if (next == null) {
            Block block = Block.behind(last, message);
            if (last.append(block)) {
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
    @SuppressWarnings("unchecked") // only offer puts messages there
    public @Nullable T poll() {
        while (true) {
            Block first = head;
            long index = first.indices.head();
            if (index >= Block.CLOSED) {
                return null;
            }
            // If the message is there, nobody has to look at the tail, where the senders are at work.
            if (first.has(index) || index < first.claimed()) {
                if (first.indices.moveHead(index, index + 1)) {
                    return (T) first.take(index);
                }
            } else if (first.isSlot(index) || !moveHead(first)) {
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

    @Override
    public void close() {
        while (!closed) {
            Block last = tail;
            last.seal();
            endAfter(last);
        }
    }

    /// Puts END behind a sealed block, unless there is another one already.
    private void endAfter(Block last) {
        last.append(END);
        moveTail(last, last.next);
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

    /// Those before were claimed by receivers, those behind are ours.
    @SuppressWarnings("unchecked") // only offer puts messages there
    private void drainInto(List<T> drained, Block block) {
        for (long slot = block.indices.markHead(Block.CLOSED); slot < block.claimed(); slot++) {
            drained.add((T) block.take(slot));
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
        while (!closed) {
            if (add(tail, message)) {
                return true;
            }
        }
        return false;
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
            long claimed = last.claimed();
            Block next = last.next;
            if (next == null || next == END) {
                return last.start + claimed;
            }
            // Somebody has appended a block, with a message in it, and is about to say so.
            moveTail(last, next);
        }
    }

    @Override
    public long removals() {
        Block first = head;
        return first.start + first.polled();
    }
}
