package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Where the first who waits in a rendezvous sits, on whichever side: there he is met without the lock. Thread-safe.
///
/// It is free when its occupant has departed: because he was met, or by himself. He can still be seen until somebody
/// else sits down: so whoever looks twice, and finds the same one departed, knows that nobody came between.
final class Seat<T> {

    private static final VarHandle OCCUPANT;

    static {
        try {
            OCCUPANT = MethodHandles.lookup().findVarHandle(Seat.class, "occupant", Call.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Call<T, ?> occupant;

    /// False if somebody else sits there.
    boolean take(Call<T, ?> call) {
        Call<T, ?> last = occupant;
        if (last != null && !last.hasDeparted()) {
            return false;
        }
        call.sitDown();
        return OCCUPANT.compareAndSet(this, last, call) || !call.depart();
    }

    boolean isTakenBySender() {
        Call<T, ?> call = occupant;
        return call != null && call.isSend() && !call.hasDeparted();
    }

    boolean isTakenByReceiver() {
        Call<T, ?> call = occupant;
        return call != null && !call.isSend() && !call.hasDeparted();
    }

    /// The sender who sat there until now: the caller has to settle it. Null if none did.
    @SuppressWarnings("unchecked") // the outcome of a call that sends is that of a send
    @Nullable
    Call<T, SendOutcome> meetSender() {
        Call<T, ?> call = occupant;
        return call != null && call.isSend() && meet(call) ? (Call<T, SendOutcome>) call : null;
    }

    /// The receiver who sat there until now: the caller has to settle it. Null if none did.
    @SuppressWarnings("unchecked") // the outcome of a call that does not send is that of a receive
    @Nullable
    Call<T, Received<T>> meetReceiver() {
        Call<T, ?> call = occupant;
        return call != null && !call.isSend() && meet(call) ? (Call<T, Received<T>>) call : null;
    }

    private static boolean meet(Call<?, ?> call) {
        if (!call.depart()) {
            return false;
        }
        if (call.lease().isOpen()) {
            return true;
        }
        evict(call);
        return false;
    }

    /// Sends away who waits with a handle that was closed.
    void evict(Lease closed) {
        Call<T, ?> call = occupant;
        if (call != null && call.waitsWith(closed) && call.depart()) {
            evict(call);
        }
    }

    private static void evict(Call<?, ?> departed) {
        departed.evict();
        departed.wake();
    }

    /// Who sits there, or was the last to do so.
    @Nullable
    Call<T, ?> occupant() {
        return occupant;
    }
}
