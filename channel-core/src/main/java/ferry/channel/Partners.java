package ferry.channel;

import static ferry.channel.Outcome.DISCONNECTED;
import static ferry.channel.Outcome.DONE;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import org.jspecify.annotations.Nullable;

/// Those who wait in a [Rendezvous], on either side: in the seat, or else in line, where selects stand too. Guarded by
/// the lock of the lines, but for the methods that say that they are not.
final class Partners<T> {

    private final Gate lock;
    private final Line<T> senders;
    private final Line<T> receivers;
    final Seat<T> seat = new Seat<>();

    Partners(Gate lock, Line<T> senders, Line<T> receivers) {
        this.lock = lock;
        this.senders = senders;
        this.receivers = receivers;
    }

    /// Gives the message to a receiver who sits. Without the lock.
    boolean handOverInSeat(T message) {
        Call<T> packet = seat.meetReceiver();
        if (packet == null) {
            return false;
        }
        packet.fill(message);
        packet.wake();
        return true;
    }

    /// Takes the message of a sender who sits. Without the lock.
    @Nullable
    T receiveInSeat() {
        Call<T> sender = seat.meetSender();
        if (sender == null) {
            return null;
        }
        T message = sender.message();
        sender.settle(DONE);
        sender.wake();
        return message;
    }

    /// Whether the call waits in the seat now, or has been met there. Without the lock.
    boolean sits(Call<T> call, Line<T> own, Line<T> partners) {
        if (own.isOccupied() || !seat.take(call)) {
            return false;
        }
        boolean seen = !partners.isOccupied() && call.lease().isOpen();
        return seen || !call.standUp();
    }

    /// The first receiver does not wait any more: to his packet the caller owes a message.
    @Nullable
    Call<T> nextReceiver() {
        Call<T> seated = seat.meetReceiver();
        if (seated != null) {
            lock.wakeLater(seated);
            return seated;
        }
        for (Waiter<T> first = receivers.first(); first != null; first = receivers.first()) {
            receivers.remove(first);
            Call<T> packet = switch (first) {
                case Call<T> call -> call;
                case Candidate<T> candidate -> claimed(candidate);
            };
            if (packet != null) {
                return packet;
            }
        }
        return null;
    }

    private @Nullable Call<T> claimed(Candidate<T> candidate) {
        Call<T> packet = candidate.packetForItself();
        if (!candidate.claim(packet)) {
            return null;
        }
        lock.wakeLater(packet);
        return packet;
    }

    /// Has a sender put his message into the packet of the current thread, or promise to do so; false if there is none.
    boolean findSenderFor(Call<T> packet) {
        Call<T> seated = seat.meetSender();
        if (seated != null) {
            lock.wakeLater(seated);
            return handOver(seated, packet);
        }
        for (Waiter<T> first = senders.first(); first != null; first = senders.first()) {
            senders.remove(first);
            boolean found = switch (first) {
                case Call<T> call -> handOver(call, packet);
                case Candidate<T> candidate -> candidate.claim(packet);
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static <T> boolean handOver(Call<T> sender, Call<T> packet) {
        packet.fill(sender.message());
        packet.wake();
        sender.settle(DONE);
        return true;
    }

    /// Waits for what a select was claimed with. Without the lock.
    static <T> Received<T> awaitPromised(Call<T> packet) {
        return switch (packet.await()) {
            case DONE -> new Item<>(packet.message());
            case DISCONNECTED -> new Disconnected<>();
            case BROKEN_PROMISE -> new Empty<>();
            case EVICTED -> throw End.closedHandle();
        };
    }

    /// Nobody will ever come to them.
    void disconnectReceivers() {
        for (var packet = nextReceiver(); packet != null; packet = nextReceiver()) {
            packet.settle(DISCONNECTED);
        }
    }

    /// Nobody will ever come to them.
    void disconnectSenders() {
        Call<T> seated = seat.meetSender();
        if (seated != null) {
            lock.wakeLater(seated);
            seated.settle(DISCONNECTED);
        }
        for (Waiter<T> first = senders.first(); first != null; first = senders.first()) {
            refuse(first);
        }
    }

    private void refuse(Waiter<T> sender) {
        senders.remove(sender);
        switch (sender) {
            case Call<T> call -> call.settle(DISCONNECTED);
            case Candidate<T> candidate -> candidate.claim();
        }
    }
}
