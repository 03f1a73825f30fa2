package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import ferry.channel.ChannelObserver.Side;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Messages that come of themselves, at their time. Thread-safe.
///
/// Nobody sends them: whoever looks after the time has come finds one there, and whoever waits, waits no longer than
/// until then. So a timer costs nothing but its memory, and what nobody looks for never happens.
final class Timer implements Source<Instant> {

    private final LongSupplier nanoTime;
    private final long start;
    private final Instant startInstant;
    private final long period;
    private final ChannelName name;

    /// When the next message comes, in nanoseconds after the start; for ever if none does any more.
    private final AtomicLong due;

    private final Gate lock = new Gate();

    /// Those who wait. Nobody serves them; they stand here to be evicted.
    private final Line<Instant> receivers = new Line<>(lock);

    private final End receiving;

    /// @param first nanoseconds until the first message
    /// @param period nanoseconds from one message to the next; for ever if there is only one
    Timer(LongSupplier nanoTime, Instant startInstant, long first, long period) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.startInstant = startInstant;
        this.due = new AtomicLong(Math.max(0, first));
        this.period = period;
        this.name = new ChannelName(period == FOREVER ? "after" : "tick");
        this.receiving = new End(name, Side.RECEIVERS, receivers::evict, () -> {}, () -> false);
    }

    Receiver<Instant> receiver() {
        return new Receiver<>(this, receiving.firstLease());
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public @Nullable Instant poll(Lease lease) {
        lease.requireOpen();
        while (true) {
            long next = due.get();
            long now = nanoTime.getAsLong() - start;
            if (next == FOREVER || now < next) {
                return null;
            }
            if (due.compareAndSet(next, after(next, now))) {
                return startInstant.plusNanos(next);
            }
        }
    }

    /// The first time after now that is a whole number of periods away; those that were missed are not replayed.
    private long after(long next, long now) {
        return period == FOREVER ? FOREVER : now + period - (now - next) % period;
    }

    @Override
    public Received<Instant> tryReceive(Lease lease) {
        Instant message = poll(lease);
        return message == null ? new Empty<>() : new Item<>(message);
    }

    @Override
    public Received<Instant> receive(Lease lease, long nanos) throws InterruptedException {
        Deadline deadline = Deadline.in(nanos);
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (tryReceive(lease) instanceof Item<Instant> item) {
                return item;
            }
            if (deadline.hasPassed()) {
                return new TimedOut<>();
            }
            Call<Instant> call = Call.receive(lease);
            join(call);
            // Nobody settles it but the closing of the handle.
            call.await(Deadline.in(Math.min(deadline.left(), nanosUntilMessage())), receivers);
        }
    }

    @Override
    public @Nullable Instant take(Lease lease) throws InterruptedException {
        return receive(lease, FOREVER) instanceof Item<Instant>(Instant message) ? message : null;
    }

    private void join(Waiter<Instant> waiter) {
        lock.lock();
        try {
            waiter.lease().requireOpen();
            receivers.add(waiter);
        } finally {
            lock.unlock();
        }
    }

    /// A timer has no senders that could go.
    @Override
    public boolean sendersGone() {
        return false;
    }

    @Override
    public int size() {
        return nanosUntilMessage() <= 0 ? 1 : 0;
    }

    @Override
    public OptionalInt capacity() {
        return OptionalInt.of(1);
    }

    @Override
    public boolean enlistReceiver(Candidate<Instant> candidate, Selection selection) {
        join(candidate);
        return nanosUntilMessage() <= 0;
    }

    @Override
    public void delistReceiver(Candidate<Instant> candidate) {
        receivers.leave(candidate);
    }

    @Override
    public Received<Instant> receiveClaimed(Lease lease, Candidate<Instant> candidate) {
        return tryReceive(lease);
    }

    /// It grows by the arrival of a message, and does not fall back when that is taken: the next one is due later.
    @Override
    public Object arrivals() {
        long next = due.get();
        return nanosUntil(next) <= 0 ? next + 1 : next;
    }

    @Override
    public long nanosUntilMessage() {
        return nanosUntil(due.get());
    }

    private long nanosUntil(long next) {
        return next == FOREVER ? FOREVER : next - (nanoTime.getAsLong() - start);
    }

    @Override
    public String toString() {
        return name + ", size=" + size() + ", capacity=1, receivers=" + receiving.handles();
    }
}
