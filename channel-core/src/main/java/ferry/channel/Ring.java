package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The array flavour: a ring of a fixed number of slots. Thread-safe.
///
/// Algorithm: Dmitry Vyukov's bounded queue, with the generalisation of crossbeam-channel's array flavour to any
/// capacity and to a disconnection.
///
/// ```
///     position:  lap ........ | reserved | closed | index        head: the next position to poll
///                                                                tail: the next position to offer
///     slot:      stamp = position       it is free for the offer of that position
///                stamp = position + 1   it holds the message of that position
/// ```
///
/// A sender claims a position by moving `tail` on, writes the message into its slot, and then the stamp. A receiver
/// claims a position by moving `head` on, takes the message out, and stamps the slot for the next lap. An index runs
/// from 0 to the capacity, so the lap is counted above it, and may overflow: positions are compared for being equal,
/// and subtracted. The marks live in `tail`: an offer expects it without marks, so whoever sets one knows that from
/// then on no offer succeeds that does not know of it. A drain marks `head` in the same way.
///
/// Memory order. The stamp hands the slot over: it is written with release after the message, and read with acquire
/// before it. An operation takes place when its compareAndSet moves `head` or `tail`, which are volatile: everybody
/// agrees on their order, also with the flags of those who wait. So a stamp that is not there yet means neither empty
/// nor full: only `head` and `tail` say that, and where they say otherwise the stamp is a few instructions away, and
/// worth a spin.
///
/// A reserved place can't be a position, which would stop the receivers until it is filled. It is only counted: the
/// mark in `tail` sends all senders to the slow path, under a lock, as long as a place is reserved.
final class Ring<T> implements Buffer<T> {

    private static final long INDEX = (1L << 17) - 1;
    private static final long CLOSED = 1L << 17;
    private static final long RESERVED = 1L << 18;
    private static final long MARKS = CLOSED | RESERVED;
    private static final int LAP_SHIFT = 19;
    private static final long LAP = 1L << LAP_SHIFT;

    private static final VarHandle SLOTS;

    static {
        try {
            SLOTS = MethodHandles.lookup().findVarHandle(Ring.class, "slots", Slots.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int capacity;
    private final ReentrantLock reserving = new ReentrantLock();
    private final AtomicInteger reserved = new AtomicInteger(); // written under the lock
    private long released; // under the lock

    /// Made when the first message comes: a channel costs little until it is used.
    private volatile @Nullable Slots<T> slots;

    Ring(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public SendOutcome offer(T message) {
        Slots<T> ring = slots();
        long tail = ring.indices.tail();
        for (int round = 0; (tail & MARKS) == 0; round++) {
            long stamp = ring.stamp(index(tail));
            if (stamp == tail) {
                if (ring.indices.moveTail(tail, next(tail))) {
                    ring.put(index(tail), message, tail + 1);
                    return SENT;
                }
            } else if (ring.indices.head() == tail - LAP) {
                return FULL;
            } else {
                Spinning.pause(round);
            }
            tail = ring.indices.tail();
        }
        return (tail & CLOSED) != 0 ? DISCONNECTED : offerBesideReservations(message);
    }

    private SendOutcome offerBesideReservations(T message) {
        reserving.lock();
        try {
            if (reserved.get() == 0) {
                return offer(message);
            }
            if (isFull()) {
                return isClosed() ? DISCONNECTED : FULL;
            }
            return claimAndPut(message) ? SENT : DISCONNECTED;
        } finally {
            reserving.unlock();
        }
    }

    /// Under the lock, when there is room and a place is reserved: so nobody else can add anything.
    private boolean claimAndPut(T message) {
        Slots<T> ring = slots();
        for (int round = 0; true; round++) {
            long tail = ring.indices.tail();
            if ((tail & CLOSED) != 0) {
                return false;
            }
            long position = tail & ~MARKS;
            if (ring.stamp(index(position)) != position) {
                Spinning.pause(round);
            } else if (ring.indices.moveTail(tail, next(position) | (tail & MARKS))) {
                ring.put(index(position), message, position + 1);
                return true;
            }
        }
    }

    @Override
    public @Nullable T poll() {
        Slots<T> ring = slots;
        if (ring == null) {
            return null;
        }
        for (int round = 0; true; round++) {
            long head = ring.indices.head();
            if ((head & CLOSED) != 0) {
                return null;
            }
            long stamp = ring.stamp(index(head));
            if (stamp == head + 1) {
                if (ring.indices.moveHead(head, next(head))) {
                    return ring.take(index(head), head + LAP);
                }
            } else if ((ring.indices.tail() & ~MARKS) == head) {
                return null;
            } else {
                Spinning.pause(round);
            }
        }
    }

    @SuppressWarnings("unchecked") // only this class puts slots there
    private Slots<T> slotsOr(Slots<T> free) {
        Slots<T> first = (Slots<T>) SLOTS.compareAndExchange(this, null, free);
        return first == null ? free : first;
    }

    private Slots<T> slots() {
        Slots<T> present = slots;
        return present == null ? slotsOr(new Slots<>(capacity)) : present;
    }

    private long head() {
        Slots<T> ring = slots;
        return ring == null ? 0 : ring.indices.head();
    }

    private long tail() {
        Slots<T> ring = slots;
        return ring == null ? 0 : ring.indices.tail();
    }

    private static int index(long position) {
        return (int) (position & INDEX);
    }

    private long next(long position) {
        return index(position) + 1 < capacity ? position + 1 : (position & -LAP) + LAP;
    }

    @Override
    public SendOutcome reserve() {
        reserving.lock();
        try {
            slots().indices.markTail(RESERVED);
            SendOutcome outcome = isClosed() ? DISCONNECTED : isFull() ? FULL : SENT;
            if (outcome == SENT) {
                reserved.getAndIncrement();
            }
            unmarkIfNoneIsReserved();
            return outcome;
        } finally {
            reserving.unlock();
        }
    }

    @Override
    public boolean fill(T message) {
        reserving.lock();
        try {
            boolean filled = claimAndPut(message);
            giveBack();
            return filled;
        } finally {
            reserving.unlock();
        }
    }

    @Override
    public void release() {
        reserving.lock();
        try {
            giveBack();
        } finally {
            reserving.unlock();
        }
    }

    private void giveBack() {
        reserved.getAndDecrement();
        released++;
        unmarkIfNoneIsReserved();
    }

    private void unmarkIfNoneIsReserved() {
        if (reserved.get() == 0) {
            slots().indices.unmarkTail(RESERVED);
        }
    }

    @Override
    public void close() {
        Slots<T> neverUsed = new Slots<>(1);
        neverUsed.indices.markTail(CLOSED);
        slotsOr(neverUsed).indices.markTail(CLOSED);
    }

    @Override
    public List<T> drain() {
        close();
        List<T> drained = new ArrayList<>();
        Slots<T> ring = slots();
        long position = ring.indices.markHead(CLOSED);
        long end = ring.indices.tail() & ~MARKS;
        for (int round = 0; (position & CLOSED) == 0 && position != end; round++) {
            if (ring.stamp(index(position)) == position + 1) {
                drained.add(ring.take(index(position), position + LAP));
                position = next(position);
                round = 0;
            } else {
                Spinning.pause(round);
            }
        }
        ring.indices.moveHead(ring.indices.head(), end | CLOSED);
        return drained;
    }

    @Override
    public boolean isClosed() {
        return (tail() & CLOSED) != 0;
    }

    @Override
    public boolean isFull() {
        return size() + reserved.get() >= capacity;
    }

    @Override
    public int size() {
        while (true) {
            long tail = tail();
            long head = head() & ~MARKS;
            if (tail() == tail) {
                long position = tail & ~MARKS;
                long laps = (position - index(position) - (head - index(head))) >> LAP_SHIFT;
                return (int) (laps * capacity) + index(position) - index(head);
            }
        }
    }

    @Override
    public long additions() {
        return tail() & ~MARKS;
    }

    @Override
    public long removals() {
        reserving.lock();
        try {
            return head() + released;
        } finally {
            reserving.unlock();
        }
    }
}
