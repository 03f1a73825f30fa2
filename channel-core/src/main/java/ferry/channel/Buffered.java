package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the two ends of a channel with a buffer share. Thread-safe.
///
/// Messages go through the buffer without a lock, as long as nobody waits. Whoever has to wait stands in line, and
/// looks at the buffer again; whoever has changed the buffer looks whether somebody stands in line. Both the buffer
/// and the line are volatile, so one of the two sees the other:
///
/// ```
///     waits:   line is occupied  ──►  buffer is empty?   serve
///     sends:   buffer has one    ──►  line is occupied?  serve
/// ```
///
/// To serve means, under the lock: as long as the buffer has what the first in line waits for, to do his operation
/// for him. Two invariants hold whenever the lock is free and no send or receive is between its two steps:
///
/// 1. A receiver is in line only if the buffer is empty; a sender only if it is full.
/// 2. After a disconnection nobody is in line.
///
/// A select that is served is only told so, and it may find that somebody else was faster. Until it has looked, what
/// it was told of is meant for it: nobody behind it in line is served; it does so itself when it has looked.
final class Buffered<T> extends Core<T> {

    private final Buffer<T> buffer;

    Buffered(Buffer<T> buffer, OptionalInt capacity, Consumer<? super T> onUndelivered) {
        super(capacity, onUndelivered);
        this.buffer = buffer;
    }

    @Override
    SendOutcome trySend(Lease lease, T message) {
        lease.requireOpen();
        SendOutcome outcome = buffer.offer(message);
        if (outcome == DISCONNECTED) {
            // Perhaps by the closing of this very handle.
            lease.requireOpen();
        }
        serveIfOccupied(receivers);
        return outcome;
    }

    @Override
    public @Nullable T poll(Lease lease) {
        lease.requireOpen();
        T message = buffer.poll();
        serveIfOccupied(senders);
        return message;
    }

    @Override
    public Received<T> tryReceive(Lease lease) {
        T message = poll(lease);
        if (message != null) {
            return new Item<>(message);
        }
        if (!buffer.isClosed()) {
            return new Empty<>();
        }
        // What was added before it was closed may have been added after the poll.
        T last = poll(lease);
        return last == null ? new Disconnected<>() : new Item<>(last);
    }

    private void serveIfOccupied(Line<T> line) {
        if (line.isOccupied()) {
            lock.lock();
            try {
                serve();
            } finally {
                lock.unlock();
            }
        }
    }

    private void serve() {
        boolean progress = true;
        while (progress) {
            // What a sender adds may be what a receiver waits for, and the other way round.
            progress = serve(receivers) || serve(senders);
        }
    }

    private boolean serve(Line<T> line) {
        boolean progress = false;
        Waiter<T> first = line.first();
        while (first != null && serveFirst(first, line)) {
            progress = true;
            first = line.first();
        }
        return progress;
    }

    /// Whether those behind it may be served.
    private boolean serveFirst(Waiter<T> first, Line<T> line) {
        boolean receives = line == receivers;
        return switch (first) {
            case Call<T> call -> receives ? settleReceiver(call) : settleSender(call);
            case Candidate<T> candidate -> tell(line, candidate, receives ? !buffer.isEmpty() : !buffer.isFull());
        };
    }

    private boolean settleReceiver(Call<T> call) {
        // In this order: when it is closed already, nothing can be added after the poll.
        boolean closed = buffer.isClosed();
        T message = buffer.poll();
        if (message == null && !closed) {
            return false;
        }
        receivers.remove(call);
        if (message == null) {
            call.settle(Outcome.DISCONNECTED);
        } else {
            call.fill(message);
        }
        return true;
    }

    private boolean settleSender(Call<T> call) {
        SendOutcome outcome = buffer.offer(call.message());
        if (outcome == FULL) {
            return false;
        }
        senders.remove(call);
        call.settle(outcome == SENT ? Outcome.DONE : Outcome.DISCONNECTED);
        return true;
    }

    private boolean tell(Line<T> line, Candidate<T> candidate, boolean ready) {
        boolean closed = buffer.isClosed();
        if (!ready && !closed) {
            return false;
        }
        line.remove(candidate);
        return !candidate.claim() || closed;
    }

    @Override
    void joinSenders(Call<T> call) {
        senders.add(call);
        serve();
    }

    @Override
    void joinReceivers(Call<T> call) {
        receivers.add(call);
        serve();
    }

    @Override
    boolean enlistSender(Candidate<T> candidate, Selection selection) {
        enlist(senders, candidate);
        return !buffer.isFull() || buffer.isClosed();
    }

    @Override
    public boolean enlistReceiver(Candidate<T> candidate, Selection selection) {
        enlist(receivers, candidate);
        return !buffer.isEmpty() || buffer.isClosed();
    }

    private void enlist(Line<T> line, Candidate<T> candidate) {
        lock.lock();
        try {
            candidate.lease().requireOpen();
            line.add(candidate);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Received<T> receiveClaimed(Lease lease, Candidate<T> candidate) {
        try {
            return tryReceive(lease);
        } finally {
            serveIfOccupied(receivers);
        }
    }

    @Override
    @Nullable
    Place<T> reserveClaimed(Lease lease, Candidate<T> candidate) {
        try {
            return reserve(lease);
        } finally {
            serveIfOccupied(senders);
        }
    }

    @Override
    @Nullable
    Place<T> reserve(Lease lease) {
        lease.requireOpen();
        return buffer.reserve() == SENT ? new Reserved(lease) : null;
    }

    private void addUndelivered(T message) {
        lock.lock();
        try {
            undelivered.add(List.of(message));
        } finally {
            lock.unlock();
        }
    }

    private final class Reserved implements Place<T> {

        private final Lease lease;

        Reserved(Lease lease) {
            this.lease = lease;
        }

        @Override
        public void fill(T message) {
            if (buffer.fill(message)) {
                serveIfOccupied(receivers);
            } else {
                lease.requireOpen();
                // It was sent when the place was reserved, and the receivers have gone since.
                addUndelivered(message);
                undelivered.deliver();
            }
        }

        @Override
        public void release() {
            buffer.release();
            serveIfOccupied(senders);
        }
    }

    @Override
    void afterDisconnectionOfSenders() {
        buffer.close();
        serveIfOccupied(receivers);
    }

    @Override
    void afterDisconnectionOfReceivers() {
        lock.lock();
        try {
            // Under the lock, so that a message that comes too late is undelivered after those that did not.
            undelivered.add(buffer.drain());
            serve();
        } finally {
            lock.unlock();
        }
    }

    /// From the moment on when the buffer is closed, and not before: nobody sees a disconnected channel that still
    /// takes messages.
    @Override
    boolean receiversGone() {
        return super.receiversGone() && buffer.isClosed();
    }

    @Override
    public boolean sendersGone() {
        return super.sendersGone() && buffer.isClosed();
    }

    @Override
    public int size() {
        return buffer.size();
    }

    @Override
    public Object arrivals() {
        return buffer.additions() + (buffer.isClosed() ? 1 : 0);
    }

    @Override
    Object vacancies() {
        return buffer.removals() + (buffer.isClosed() ? 1 : 0);
    }
}
