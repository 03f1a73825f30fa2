package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Where the first who waits in a rendezvous sits, on whichever side: there he is met without the lock. Thread-safe.
///
/// ```
///     free ──► being taken ──► a sender, or a receiver ──► free again: he was met, sent away, or went by himself
/// ```
///
/// Each time when it is free again a stamp grows, in the same word. So whoever has read the word, and then the
/// occupant, and frees the seat by compare-and-set, has that occupant for himself: nobody else has sat there between,
/// nor the same one once more, for calls are used again. And whoever reads the same word twice knows that nobody came.
final class Seat<T> {

    private static final long WHO = 3;
    private static final long FREE = 0;
    private static final long BEING_TAKEN = 1;
    private static final long SENDER = 2;
    private static final long RECEIVER = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Seat.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Who is there, and above that the stamp.
    private volatile long state;

    private @Nullable Call<T> occupant; // written between BEING_TAKEN and what comes then

    /// False if somebody else sits there, or is about to.
    boolean take(Call<T> call) {
        long free = state;
        if ((free & WHO) != FREE || !STATE.compareAndSet(this, free, free | BEING_TAKEN)) {
            return false;
        }
        long taken = free | (call.isSend() ? SENDER : RECEIVER);
        occupant = call;
        call.sitDown(this, taken);
        state = taken;
        return true;
    }

    /// Who has sat down then goes away; false if he is gone already.
    boolean leave(long taken) {
        return STATE.compareAndSet(this, taken, (taken | WHO) + 1);
    }

    boolean isTakenBySender() {
        return (state & WHO) == SENDER;
    }

    boolean isTakenByReceiver() {
        return (state & WHO) == RECEIVER;
    }

    /// The sender who sat there until now: the caller has to settle it. Null if none did.
    @Nullable
    Call<T> meetSender() {
        return meet(SENDER);
    }

    /// The receiver who sat there until now: the caller has to settle it. Null if none did.
    @Nullable
    Call<T> meetReceiver() {
        return meet(RECEIVER);
    }

    private @Nullable Call<T> meet(long who) {
        long taken = state;
        Call<T> call = occupant;
        if ((taken & WHO) != who || call == null || !leave(taken)) {
            return null;
        }
        if (call.lease().isOpen()) {
            return call;
        }
        sendAway(call);
        return null;
    }

    /// Sends away who waits with a handle that was closed.
    void evict(Lease closed) {
        long taken = state;
        Call<T> call = occupant;
        if ((taken & WHO) > BEING_TAKEN && call != null && call.waitsWith(closed) && leave(taken)) {
            sendAway(call);
        }
    }

    private static void sendAway(Call<?> met) {
        met.evict();
        met.wake();
    }

    /// As long as it stays the same, nobody came.
    long comings() {
        return state;
    }
}
