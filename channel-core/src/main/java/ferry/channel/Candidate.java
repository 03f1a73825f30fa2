package ferry.channel;

import org.jspecify.annotations.Nullable;

/// An arm of a select that waits in the line of its channel. Guarded by the lock of its line, but claimed by whoever
/// comes first.
///
/// It has no message in its hands, and a message can't be given to it without further ado: it may be in other lines
/// too, and only one of its channels may serve it. So it is claimed: it is told to come and do what its arm does. In
/// a rendezvous, where that takes two, its partner is kept for it meanwhile.
final class Candidate<T> extends Waiter<T> {

    private final Selection selection;
    private final Arm arm;
    private @Nullable Call<T> packet;

    Candidate(Selection selection, Arm arm, Lease lease) {
        super(lease);
        this.selection = selection;
        this.arm = arm;
    }

    boolean belongsTo(Selection other) {
        return selection == other;
    }

    Arm arm() {
        return arm;
    }

    /// Where the message of a rendezvous changes hands, if that is what it was claimed for.
    @Nullable
    Call<T> packet() {
        return packet;
    }

    /// Tells its select to come; false if it is too late, because it comes already, or has given up.
    boolean claim() {
        return selection.claim(this);
    }

    boolean claim(Call<T> packet) {
        this.packet = packet;
        return selection.claim(this);
    }

    /// A call of the same thread, which waits for the message.
    Call<T> packetForItself() {
        return Call.receive(lease(), selection.thread());
    }

    @Override
    void evict() {
        selection.claim(this);
    }

    @Override
    void wake() {
        selection.wake(this);
    }
}
