package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.SENT;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Item;
import org.jspecify.annotations.Nullable;

/// Those who wait in a [Rendezvous], on either side: in the seat, or else in line, where selects stand too. Guarded by
/// the lock of the lines, but for the methods that say that they are not.
final class Partners<T> {

    private final Gate lock;
    private final Line<T, SendOutcome> senders;
    private final Line<T, Received<T>> receivers;
    final Seat<T> seat = new Seat<>();

    Partners(Gate lock, Line<T, SendOutcome> senders, Line<T, Received<T>> receivers) {
        this.lock = lock;
        this.senders = senders;
        this.receivers = receivers;
    }

    /// Gives the message to a receiver who sits. Without the lock.
    boolean handOverInSeat(T message) {
        Call<T, Received<T>> packet = seat.meetReceiver();
        if (packet == null) {
            return false;
        }
        packet.settle(new Item<>(message));
        packet.wake();
        return true;
    }

    /// Takes the message of a sender who sits. Without the lock.
    @Nullable
    Received<T> receiveInSeat() {
        Call<T, SendOutcome> sender = seat.meetSender();
        if (sender == null) {
            return null;
        }
        Received<T> received = new Item<>(sender.message());
        sender.settle(SENT);
        sender.wake();
        return received;
    }

    /// Whether the call waits in the seat now, or has been met there. Without the lock.
    boolean sits(Call<T, ?> call, Line<T, ?> own, Line<T, ?> partners) {
        if (own.isOccupied() || !seat.take(call)) {
            return false;
        }
        boolean seen = !partners.isOccupied() && call.lease().isOpen();
        return seen || !call.depart();
    }

    /// The first receiver does not wait any more: to his packet the caller owes a message.
    @Nullable
    Call<T, Received<T>> nextReceiver() {
        Call<T, Received<T>> seated = seat.meetReceiver();
        if (seated != null) {
            lock.wakeLater(seated);
            return seated;
        }
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

    /// Has a sender put his message into the packet, or promise to do so; false if there is none.
    boolean findSenderFor(Call<T, Received<T>> packet) {
        Call<T, SendOutcome> seated = seat.meetSender();
        if (seated != null) {
            lock.wakeLater(seated);
            return handOver(seated, packet);
        }
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

    /// Nobody will ever come to them.
    void disconnectReceivers() {
        for (var packet = nextReceiver(); packet != null; packet = nextReceiver()) {
            packet.settle(new Disconnected<>());
        }
    }

    /// Nobody will ever come to them.
    void disconnectSenders() {
        Call<T, SendOutcome> seated = seat.meetSender();
        if (seated != null) {
            lock.wakeLater(seated);
            seated.settle(DISCONNECTED);
        }
        for (Waiter<T, SendOutcome> first = senders.first(); first != null; first = senders.first()) {
            refuse(first);
        }
    }

    private void refuse(Waiter<T, SendOutcome> sender) {
        senders.remove(sender);
        switch (sender) {
            case Call<T, SendOutcome> call -> call.settle(DISCONNECTED);
            case Candidate<T, SendOutcome> candidate -> candidate.claim();
        }
    }
}
