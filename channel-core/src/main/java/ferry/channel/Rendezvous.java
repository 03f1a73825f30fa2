package ferry.channel;

import static ferry.channel.Outcome.DONE;
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
/// Algorithm: that of crossbeam-channel's zero flavour, with a seat before the line. Whoever comes looks for a partner,
/// and waits himself if there is none: in the seat, where one can be met without the lock, or else in line. A message
/// changes hands in a packet, which is the receiver's [Call]: the sender settles it.
///
/// ```
///     sender ──► seat: a receiver? ──► line of receivers: anybody? ──► wait: in the seat, if nobody is before me,
///                                                                      else in the line of senders
/// ```
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
/// Nobody waits for somebody who waits for him. Under the lock that is plain; about the seat: whoever sits down
/// looks at the lines then, and stands up again if his partner may be there; whoever stands in line looks at the
/// seat then. The handle of a call, and the other end, are looked at in the same way: closing tells of itself first,
/// and then sends away who sits there.
///
/// Memory order. The seat, the heads of the lines and those flags are volatile: of two that write one of them and then
/// read the other's, one sees the other. So are the outcomes. The rest happens under the lock. Whoever does not want
/// to wait looks at the seat, at the first of the other line, and at the seat again: if nobody is there, and nobody has
/// sat down between, there was a moment when nobody was. Who stands up to get in line is nowhere meanwhile.
final class Rendezvous<T> extends Core<T> {

    /// What has to change before somebody can be met who was not there.
    private record Comings(long inLine, long inSeat, boolean disconnected) {}

    private final Partners<T> partners = new Partners<>(lock, senders, receivers);

    Rendezvous(Consumer<? super T> onUndelivered) {
        super(OptionalInt.of(0), onUndelivered);
    }

    @Override
    SendOutcome trySend(Lease lease, T message) {
        lease.requireOpen();
        long comings;
        do {
            comings = partners.seat.comings();
            if (partners.handOverInSeat(message) || (receivers.isOccupied() && handOver(lease, message))) {
                return SENT;
            }
            // Or somebody sat down when we had just turned to the line.
        } while (partners.seat.comings() != comings);
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
        Call<T> packet = receiversGone() ? null : partners.nextReceiver();
        if (packet != null) {
            packet.fill(message);
        }
        return packet != null;
    }

    @Override
    public @Nullable T poll(Lease lease) {
        lease.requireOpen();
        long comings;
        do {
            comings = partners.seat.comings();
            T message = partners.receiveInSeat();
            if (message == null) {
                message = receiveInLine(lease);
            }
            if (message != null) {
                return message;
            }
        } while (partners.seat.comings() != comings);
        return null;
    }

    @Override
    public Received<T> tryReceive(Lease lease) {
        T message = poll(lease);
        if (message != null) {
            return new Item<>(message);
        }
        return sendersGone() ? new Disconnected<>() : new Empty<>();
    }

    private @Nullable T receiveInLine(Lease lease) {
        for (var packet = promised(lease); packet != null; packet = promised(lease)) {
            T message = packet.await() == DONE ? packet.message() : null;
            packet.end();
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    /// A packet to which a sender owes a message; null if there is no sender.
    private @Nullable Call<T> promised(Lease lease) {
        if (!senders.isOccupied()) {
            return null;
        }
        lock.lock();
        try {
            lease.requireOpen();
            Call<T> packet = Call.receive(lease);
            if (partners.findSenderFor(packet)) {
                return packet;
            }
            packet.end();
            return null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    void lineUpToSend(Call<T> call) {
        if (!partners.sits(call, senders, receivers) || (receiversGone() && call.standUp())) {
            super.lineUpToSend(call);
        }
    }

    @Override
    void lineUpToReceive(Call<T> call) {
        if (!partners.sits(call, receivers, senders) || (sendersGone() && call.standUp())) {
            super.lineUpToReceive(call);
        }
    }

    @Override
    boolean isNext(Call<T> call) {
        return call.isSeated();
    }

    @Override
    void joinSenders(Call<T> call) {
        // First, so that nobody sits down who does not see it.
        senders.add(call);
        if (handOver(call.message())) {
            senders.remove(call);
            call.settle(DONE);
        } else if (receiversGone()) {
            senders.remove(call);
            call.settle(Outcome.DISCONNECTED);
        }
    }

    @Override
    void joinReceivers(Call<T> call) {
        receivers.add(call);
        if (partners.findSenderFor(call)) {
            // Without waking it: that is for who has promised the message, or has been done.
            receivers.unlink(call);
        } else if (sendersGone()) {
            receivers.remove(call);
            call.settle(Outcome.DISCONNECTED);
        }
    }

    @Override
    boolean enlistSender(Candidate<T> candidate, Selection selection) {
        lock.lock();
        try {
            candidate.lease().requireOpen();
            senders.add(candidate);
            return receiversGone() || partners.seat.isTakenByReceiver() || receivers.isOccupiedByOthersThan(selection);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean enlistReceiver(Candidate<T> candidate, Selection selection) {
        lock.lock();
        try {
            candidate.lease().requireOpen();
            receivers.add(candidate);
            return sendersGone() || partners.seat.isTakenBySender() || senders.isOccupiedByOthersThan(selection);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Received<T> receiveClaimed(Lease lease, Candidate<T> candidate) {
        Call<T> packet = candidate.packet();
        return packet == null ? tryReceive(lease) : Partners.awaitPromised(packet);
    }

    @Override
    @Nullable
    Place<T> reserveClaimed(Lease lease, Candidate<T> candidate) {
        Call<T> packet = candidate.packet();
        return packet == null ? reserve(lease) : new Promise<>(packet);
    }

    @Override
    @Nullable
    Place<T> reserve(Lease lease) {
        lock.lock();
        try {
            lease.requireOpen();
            Call<T> packet = receiversGone() ? null : partners.nextReceiver();
            return packet == null ? null : new Promise<>(packet);
        } finally {
            lock.unlock();
        }
    }

    @Override
    void afterDisconnectionOfSenders() {
        lock.lock();
        try {
            partners.disconnectReceivers();
        } finally {
            lock.unlock();
        }
    }

    @Override
    void afterDisconnectionOfReceivers() {
        lock.lock();
        try {
            partners.disconnectSenders();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    void evictSender(Lease closed) {
        super.evictSender(closed);
        partners.seat.evict(closed);
    }

    @Override
    void evictReceiver(Lease closed) {
        super.evictReceiver(closed);
        partners.seat.evict(closed);
    }

    @Override
    public Object arrivals() {
        return comings(senders, sendersGone());
    }

    @Override
    Object vacancies() {
        return comings(receivers, receiversGone());
    }

    private Comings comings(Line<T> line, boolean disconnected) {
        lock.lock();
        try {
            return new Comings(line.arrivals(), partners.seat.comings(), disconnected);
        } finally {
            lock.unlock();
        }
    }
}
