package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;
import static ferry.channel.SendOutcome.TIMED_OUT;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// What the two ends of a channel share: a buffer, and those who wait on either side of it. Thread-safe.
///
/// ```
///    senders in line ──► buffer, at most `capacity` ──► receivers in line
/// ```
///
/// Everything happens under one lock, and whoever finds a partner in line serves it there and then: a sender puts
/// its message into the waiting receiver's hands, a receiver takes the next sender's message. So a wait has exactly
/// one outcome, decided under the lock by whoever settles it, and nobody is woken in vain. Three invariants follow;
/// they hold whenever the lock is free:
///
/// 1. A receiver is in line only if the buffer is empty and no sender is in line.
/// 2. A sender is in line only if the buffer is full and no receiver is in line. In a rendezvous the buffer is
///    always both.
/// 3. After a disconnection nobody is in line; after that of the receivers the buffer is empty too, for ever.
///
/// No code of the user runs under the lock.
final class Core<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final OptionalInt capacity;
    private final Consumer<? super T> onUndelivered;
    private final ArrayDeque<T> buffer = new ArrayDeque<>();
    private final Line<SendOutcome, WaitingSender<T>> senders = new Line<>();
    private final Line<Received<T>, Waiter<Received<T>>> receivers = new Line<>();
    private boolean sendersGone;
    private boolean receiversGone;

    Core(OptionalInt capacity, Consumer<? super T> onUndelivered) {
        this.capacity = capacity;
        this.onUndelivered = onUndelivered;
    }

    /// SENT, FULL or DISCONNECTED.
    SendOutcome trySend(Lease lease, T message) {
        lock.lock();
        try {
            return offer(lease, message);
        } finally {
            lock.unlock();
        }
    }

    /// SENT, TIMED_OUT or DISCONNECTED.
    SendOutcome send(Lease lease, T message, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            SendOutcome outcome = offer(lease, message);
            if (outcome != FULL) {
                return outcome;
            }
            return senders.await(new WaitingSender<>(message, lease, lock.newCondition(), TIMED_OUT), nanos);
        } finally {
            lock.unlock();
        }
    }

    /// Item, Empty or Disconnected.
    Received<T> tryReceive(Lease lease) {
        lock.lock();
        try {
            return poll(lease);
        } finally {
            lock.unlock();
        }
    }

    /// Item, TimedOut or Disconnected.
    Received<T> receive(Lease lease, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Received<T> received = poll(lease);
            if (!(received instanceof Empty)) {
                return received;
            }
            return receivers.await(new Waiter<>(lease, lock.newCondition(), new TimedOut<>()), nanos);
        } finally {
            lock.unlock();
        }
    }

    /// SENT, FULL or DISCONNECTED.
    private SendOutcome offer(Lease lease, T message) {
        lease.requireOpen();
        if (receiversGone) {
            return DISCONNECTED;
        }
        Waiter<Received<T>> receiver = receivers.poll();
        if (receiver != null) {
            receiver.settle(new Item<>(message));
            return SENT;
        }
        if (isFull()) {
            return FULL;
        }
        buffer.add(message);
        return SENT;
    }

    /// Item, Empty or Disconnected.
    private Received<T> poll(Lease lease) {
        lease.requireOpen();
        WaitingSender<T> next = senders.poll();
        if (next != null) {
            // One too many, but only until the oldest leaves, just below.
            buffer.add(next.message());
            next.settle(SENT);
        }
        T oldest = buffer.poll();
        if (oldest != null) {
            return new Item<>(oldest);
        }
        return sendersGone ? new Disconnected<>() : new Empty<>();
    }

    private boolean isFull() {
        return capacity.isPresent() && buffer.size() >= capacity.getAsInt();
    }

    /// The senders are gone: what is in the buffer can still be received, and whoever waits for more need not.
    void disconnectSenders() {
        lock.lock();
        try {
            sendersGone = true;
            receivers.settleAll(new Disconnected<>());
        } finally {
            lock.unlock();
        }
    }

    /// The receivers are gone: the waiting senders keep their messages, and those in the buffer are undeliverable.
    void disconnectReceivers() {
        List<T> undelivered;
        lock.lock();
        try {
            receiversGone = true;
            senders.settleAll(DISCONNECTED);
            undelivered = new ArrayList<>(buffer);
            buffer.clear();
        } finally {
            lock.unlock();
        }
        discard(undelivered);
    }

    /// Every message gets its call, whatever the calls before it threw.
    private void discard(List<T> undelivered) {
        LinkedHashSet<Throwable> failures = new LinkedHashSet<>();
        for (T message : undelivered) {
            try {
                onUndelivered.accept(message);
            } catch (Throwable e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            rethrow(failures.removeFirst(), failures);
        }
    }

    private static void rethrow(Throwable first, Collection<Throwable> others) {
        others.forEach(first::addSuppressed);
        switch (first) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new UndeclaredThrowableException(first);
        }
    }

    /// A sender's handle was closed: the sends that wait with it fail.
    void evictSender(Lease lease) {
        lock.lock();
        try {
            senders.evict(lease);
        } finally {
            lock.unlock();
        }
    }

    /// A receiver's handle was closed: the receives that wait with it fail.
    void evictReceiver(Lease lease) {
        lock.lock();
        try {
            receivers.evict(lease);
        } finally {
            lock.unlock();
        }
    }

    boolean sendersGone() {
        lock.lock();
        try {
            return sendersGone;
        } finally {
            lock.unlock();
        }
    }

    boolean receiversGone() {
        lock.lock();
        try {
            return receiversGone;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return buffer.size();
        } finally {
            lock.unlock();
        }
    }

    OptionalInt capacity() {
        return capacity;
    }

    @Override
    public String toString() {
        return "size=" + size() + (capacity.isPresent() ? ", capacity=" + capacity.getAsInt() : ", unbounded");
    }
}
