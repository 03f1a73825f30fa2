package ferry.channel;

import static ferry.channel.Deadline.FOREVER;
import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;
import static ferry.channel.SendOutcome.TIMED_OUT;

import ferry.channel.ChannelObserver.Side;
import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the two ends of a channel share: those who wait on either side. Thread-safe.
///
/// ```
///    senders in line ──► buffer, or nothing in a rendezvous ──► receivers in line
/// ```
///
/// An operation first tries; if it has to wait, it stands in line under the lock, and from then on others look after
/// it: whoever changes the channel serves those in line whose turn it is, there and then. So a wait has exactly one
/// outcome, decided under the lock by whoever settles it, and nobody is woken in vain, but for a select.
///
/// No code of the user runs under the lock.
abstract sealed class Core<T> implements Source<T> permits Buffered, Rendezvous {

    private static final int FEW = 16;

    final Gate lock = new Gate();
    final Line<T> senders = new Line<>(lock);
    final Line<T> receivers = new Line<>(lock);
    private final OptionalInt capacity;
    final Undelivered<T> undelivered;
    private final ChannelName name = ChannelName.ofUnnamed();
    private final End sending =
            new End(name, Side.SENDERS, this::evictSender, this::disconnectSenders, this::hasReceivers);
    private final End receiving =
            new End(name, Side.RECEIVERS, this::evictReceiver, this::disconnectReceivers, this::hasSenders);

    /// With few places, whoever waits for one waits for what another thread is just doing. With many, it is null.
    private final @Nullable Spinning spinning;

    private volatile boolean sendersGone;
    private volatile boolean receiversGone;

    Core(OptionalInt capacity, Consumer<? super T> onUndelivered) {
        this.capacity = capacity;
        spinning = capacity.isPresent() && capacity.getAsInt() <= FEW ? new Spinning() : null;
        undelivered = new Undelivered<>(onUndelivered);
    }

    static <T> Core<T> of(OptionalInt capacity, Consumer<? super T> onUndelivered) {
        if (capacity.isEmpty()) {
            return new Buffered<>(new Blocks<>(), capacity, onUndelivered);
        }
        return capacity.getAsInt() == 0
                ? new Rendezvous<>(onUndelivered)
                : new Buffered<>(Buffer.bounded(capacity.getAsInt()), capacity, onUndelivered);
    }

    @Override
    public final ChannelName name() {
        return name;
    }

    final Sender<T> firstSender() {
        return new Sender<>(this, sending.firstLease());
    }

    final Receiver<T> firstReceiver() {
        return new Receiver<>(this, receiving.firstLease());
    }

    private boolean hasSenders() {
        return sending.handles() > 0;
    }

    private boolean hasReceivers() {
        return receiving.handles() > 0;
    }

    /// SENT, FULL or DISCONNECTED.
    abstract SendOutcome trySend(Lease lease, T message);

    /// Under the lock: settles the call, or puts it in line.
    abstract void joinSenders(Call<T> call);

    /// Under the lock: settles the call, or puts it in line.
    abstract void joinReceivers(Call<T> call);

    /// A place for the message of a select; null if there is none now.
    abstract @Nullable Place<T> reserve(Lease lease);

    /// A place for the message of a select that was claimed.
    abstract @Nullable Place<T> reserveClaimed(Lease lease, Candidate<T> candidate);

    abstract boolean enlistSender(Candidate<T> candidate, Selection selection);

    /// As long as it equals what it was, no message could be sent that could not before.
    abstract Object vacancies();

    /// The senders are gone: what is in the buffer can still be received, and whoever waits for more need not.
    private void disconnectSenders() {
        sendersGone = true;
        Observation.disconnected(Side.SENDERS, name);
        afterDisconnectionOfSenders();
    }

    abstract void afterDisconnectionOfSenders();

    /// The receivers are gone: the waiting senders keep their messages, and those in the buffer are undeliverable.
    private void disconnectReceivers() {
        receiversGone = true;
        Observation.disconnected(Side.RECEIVERS, name);
        afterDisconnectionOfReceivers();
        undelivered.deliver();
    }

    abstract void afterDisconnectionOfReceivers();

    /// SENT, TIMED_OUT or DISCONNECTED.
    final SendOutcome send(Lease lease, T message, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        SendOutcome outcome = trySend(lease, message);
        for (int left = yields(nanos); left > 0 && outcome == FULL; left--) {
            Spinning.giveWay();
            outcome = trySend(lease, message);
        }
        if (outcome != FULL) {
            return outcome;
        }
        if (nanos <= 0) {
            return TIMED_OUT;
        }
        Call<T> call = Call.send(lease, message);
        lineUpToSend(call);
        Outcome settled = await(call, Deadline.in(nanos), senders);
        if (settled == null) {
            return TIMED_OUT;
        }
        call.end();
        return settled == Outcome.DONE ? SENT : DISCONNECTED;
    }

    @Override
    public final Received<T> receive(Lease lease, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Received<T> received = tryReceive(lease);
        for (int left = yields(nanos); left > 0 && received instanceof Empty; left--) {
            Spinning.giveWay();
            received = tryReceive(lease);
        }
        if (!(received instanceof Empty)) {
            return received;
        }
        Call<T> call = awaitMessage(lease, Deadline.in(nanos));
        if (call == null) {
            return new TimedOut<>();
        }
        T message = ended(call);
        return message == null ? new Disconnected<>() : new Item<>(message);
    }

    @Override
    public final @Nullable T take(Lease lease) throws InterruptedException {
        for (int left = yields(FOREVER); left > 0; left--) {
            Spinning.giveWay();
            T message = poll(lease);
            if (message != null) {
                return message;
            }
        }
        Call<T> call = awaitMessage(lease, Deadline.in(FOREVER));
        return call == null ? null : ended(call);
    }

    /// A receive that has its outcome; null if there was none in time.
    private @Nullable Call<T> awaitMessage(Lease lease, Deadline deadline) throws InterruptedException {
        while (!deadline.hasPassed()) {
            Call<T> call = Call.receive(lease);
            lineUpToReceive(call);
            Outcome outcome = await(call, deadline, receivers);
            if (outcome != null && outcome != Outcome.BROKEN_PROMISE) {
                return call;
            }
            if (outcome != null) {
                call.end();
            }
        }
        return null;
    }

    /// Its message; null if it was disconnected.
    private static <T> @Nullable T ended(Call<T> call) {
        T message = call.received();
        call.end();
        return message;
    }

    void evictSender(Lease closed) {
        senders.evict(closed);
    }

    void evictReceiver(Lease closed) {
        receivers.evict(closed);
    }

    void lineUpToSend(Call<T> call) {
        lock.lock();
        try {
            // Here, because a handle is closed first, and those who wait with it are evicted then, under the lock.
            call.lease().requireOpen();
            joinSenders(call);
        } finally {
            lock.unlock();
        }
    }

    void lineUpToReceive(Call<T> call) {
        lock.lock();
        try {
            call.lease().requireOpen();
            joinReceivers(call);
        } finally {
            lock.unlock();
        }
    }

    /// With many places, it is better to let them fill or empty for a while than to meet, and to be woken, at each
    /// message.
    private int yields(long nanos) {
        return spinning != null || nanos <= 0 ? 0 : Spinning.yields();
    }

    private @Nullable Outcome await(Call<T> call, Deadline deadline, Line<T> line) throws InterruptedException {
        if (spinning != null && isNext(call)) {
            spinning.until(call);
        }
        return call.await(deadline, line);
    }

    /// Whether nobody has to be served before it, as far as one can know without the lock.
    boolean isNext(Call<T> call) {
        return true;
    }

    final void delistSender(Candidate<T> candidate) {
        senders.leave(candidate);
    }

    @Override
    public final void delistReceiver(Candidate<T> candidate) {
        receivers.leave(candidate);
    }

    @Override
    public boolean sendersGone() {
        return sendersGone;
    }

    boolean receiversGone() {
        return receiversGone;
    }

    @Override
    public final OptionalInt capacity() {
        return capacity;
    }

    /// Only others bring messages.
    @Override
    public final long nanosUntilMessage() {
        return FOREVER;
    }

    @Override
    public String toString() {
        return name + ", size=" + size()
                + (capacity.isPresent() ? ", capacity=" + capacity.getAsInt() : ", unbounded")
                + ", senders=" + sending.handles() + ", receivers=" + receiving.handles();
    }
}
