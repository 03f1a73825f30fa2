package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The rendezvous flavour: what the two ends of a channel share that holds nothing. Thread-safe.
///
/// Algorithm: that of crossbeam-channel's zero flavour. Whoever comes looks for a partner in line, and stands in line
/// himself if there is none. A message changes hands in a packet, which is the receiver's [Call]: the sender settles
/// it. Of the two lines at least one is empty, but for selects that stand in both.
///
/// A select stands in line without a message, and has to be claimed before anything is its own. So a packet may be
/// promised before it is settled:
///
/// ```
///     receiver comes,  finds a select that sends:     claims it with his own packet, and waits
///     select sends,    finds a receiver:              takes his packet out of the line
///     anybody sends,   finds a select that receives:  claims it with a packet for it, and settles that
///                                                     └─► the select makes the message, and settles the packet;
///                                                         with Empty, if making it failed: try again
/// ```
///
/// Memory order. Everything happens under the lock, but for two things. A promised packet is settled by a volatile
/// write that its receiver reads. And whoever does not want to wait looks at the first of the other line before he
/// takes the lock: that is volatile and changes under the lock in one step, so if nobody is there, then at that moment
/// nobody was.
final class Rendezvous<T> extends Core<T> {

    Rendezvous(Consumer<? super T> onUndelivered) {
        super(OptionalInt.of(0), onUndelivered);
    }

    @Override
    SendOutcome trySend(Lease lease, T message) {
        lease.requireOpen();
        if (receivers.isOccupied() && handOver(lease, message)) {
            return SENT;
        }
        return receiversGone() ? DISCONNECTED : FULL;
    }

    private boolean handOver(Lease lease, T message) {
        lock.lock();
        try {
            lease.requireOpen();
            return handOver(message);
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock.
    private boolean handOver(T message) {
        Call<T, Received<T>> packet = receiversGone() ? null : nextReceiver();
        if (packet != null) {
            packet.settle(new Item<>(message));
        }
        return packet != null;
    }

    /// Takes the first receiver out of the line: to his packet the caller owes a message.
    private @Nullable Call<T, Received<T>> nextReceiver() {
        for (Waiter<T, Received<T>> first = receivers.first(); first != null; first = receivers.first()) {
            receivers.remove(first);
            Call<T, Received<T>> packet = switch (first) {
                case Call<T, Received<T>> call -> call;
                case Candidate<T, Received<T>> candidate -> claimed(candidate);
            };
            if (packet != null) {
                return packet;
            }
        }
        return null;
    }

    private @Nullable Call<T, Received<T>> claimed(Candidate<T, Received<T>> candidate) {
        Call<T, Received<T>> packet = candidate.packetForItself();
        if (!candidate.claim(packet)) {
            return null;
        }
        lock.wakeLater(packet);
        return packet;
    }

    @Override
    public @Nullable T poll(Lease lease) {
        return tryReceive(lease) instanceof Item<T>(T message) ? message : null;
    }

    @Override
    public Received<T> tryReceive(Lease lease) {
        Received<T> received = new Empty<>();
        Call<T, Received<T>> packet = promised(lease);
        while (packet != null) {
            received = packet.await();
            packet = received instanceof Empty ? promised(lease) : null;
        }
        return received instanceof Empty && sendersGone() ? new Disconnected<>() : received;
    }

    /// A packet to which a sender owes a message; null if there is no sender.
    private @Nullable Call<T, Received<T>> promised(Lease lease) {
        lease.requireOpen();
        if (!senders.isOccupied()) {
            return null;
        }
        lock.lock();
        try {
            lease.requireOpen();
            Call<T, Received<T>> packet = Call.receive(lease);
            return findSenderFor(packet) ? packet : null;
        } finally {
            lock.unlock();
        }
    }

    private boolean findSenderFor(Call<T, Received<T>> packet) {
        for (Waiter<T, SendOutcome> first = senders.first(); first != null; first = senders.first()) {
            senders.remove(first);
            boolean found = switch (first) {
                case Call<T, SendOutcome> call -> handOver(call, packet);
                case Candidate<T, SendOutcome> candidate -> candidate.claim(packet);
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static <T> boolean handOver(Call<T, SendOutcome> sender, Call<T, Received<T>> packet) {
        packet.settle(new Item<>(sender.message()));
        sender.settle(SENT);
        return true;
    }

    @Override
    void joinSenders(Call<T, SendOutcome> call) {
        if (handOver(call.message())) {
            call.settle(SENT);
        } else if (receiversGone()) {
            call.settle(DISCONNECTED);
        } else {
            senders.add(call);
        }
    }

    @Override
    void joinReceivers(Call<T, Received<T>> call) {
        if (findSenderFor(call)) {
            return;
        }
        if (sendersGone()) {
            call.settle(new Disconnected<>());
        } else {
            receivers.add(call);
        }
    }

    @Override
    boolean enlistSender(Candidate<T, SendOutcome> candidate, Selection selection) {
        lock.lock();
        try {
            candidate.lease().requireOpen();
            senders.add(candidate);
            return receiversGone() || receivers.isOccupiedByOthersThan(selection);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean enlistReceiver(Candidate<T, Received<T>> candidate, Selection selection) {
        lock.lock();
        try {
            candidate.lease().requireOpen();
            receivers.add(candidate);
            return sendersGone() || senders.isOccupiedByOthersThan(selection);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Received<T> receiveClaimed(Lease lease, Candidate<T, Received<T>> candidate) {
        Call<T, Received<T>> packet = candidate.packet();
        return packet == null ? tryReceive(lease) : packet.await();
    }

    @Override
    @Nullable
    Place<T> reserveClaimed(Lease lease, Candidate<T, SendOutcome> candidate) {
        Call<T, Received<T>> packet = candidate.packet();
        return packet == null ? reserve(lease) : new Promise<>(packet);
    }

    @Override
    @Nullable
    Place<T> reserve(Lease lease) {
        lock.lock();
        try {
            lease.requireOpen();
            Call<T, Received<T>> packet = receiversGone() ? null : nextReceiver();
            return packet == null ? null : new Promise<>(packet);
        } finally {
            lock.unlock();
        }
    }

    private record Promise<T>(Call<T, Received<T>> packet) implements Place<T> {

        @Override
        public void fill(T message) {
            packet.settle(new Item<>(message));
            packet.wake();
        }

        @Override
        public void release() {
            packet.settle(new Empty<>());
            packet.wake();
        }
    }

    @Override
    void afterDisconnectionOfSenders() {
        lock.lock();
        try {
            for (var packet = nextReceiver(); packet != null; packet = nextReceiver()) {
                packet.settle(new Disconnected<>());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    void afterDisconnectionOfReceivers() {
        lock.lock();
        try {
            for (Waiter<T, SendOutcome> first = senders.first(); first != null; first = senders.first()) {
                refuse(first);
            }
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Waiter<T, SendOutcome> sender) {
        senders.remove(sender);
        switch (sender) {
            case Call<T, SendOutcome> call -> call.settle(DISCONNECTED);
            case Candidate<T, SendOutcome> candidate -> candidate.claim();
        }
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public long arrivals() {
        lock.lock();
        try {
            return senders.arrivals() + (sendersGone() ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }

    @Override
    long vacancies() {
        lock.lock();
        try {
            return receivers.arrivals() + (receiversGone() ? 1 : 0);
        } finally {
            lock.unlock();
        }
    }
}
