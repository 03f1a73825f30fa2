package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A call that waits, with the message in its hands if it is a send, and what came of it. Settled by anybody, once;
/// waited for by its own thread.
///
/// ```
///                 ┌─► settled: by a partner, a disconnection, or the closing of its own handle
///     in line ────┤
///        │        └─► out of time or interrupted: it leaves the line, and nothing has happened
///        ▼
///     promised ─────► settled: a select that has chosen it makes the message; it is too late to leave
/// ```
///
/// Settled wins: whoever is not in line any more when he wants to leave it has got an outcome, or is about to.
///
/// **Used again.** A wait costs no memory: a call that has ended is kept, for the next one who waits with the same
/// handle. So whoever has known it before may not touch it any more, and nobody does:
///
/// 1. It is taken out of the line under the lock, or out of the seat by a compare-and-set: by its own thread, who then
///    ends it, or by one other, who is the only one to settle it. A promise hands that on to one select.
/// 2. He writes the outcome, and the message if it receives. Then he wakes it, which is the last that he does to it:
///    what else he needs, as the next one of those whom a [Gate] wakes, he has read before. Waking exchanges the
///    state, and the exchange says whether the thread has to be unparked.
/// 3. Its own thread ends it, having seen the state of 2. So the plain fields have one owner at a time, and pass from
///    one to the next through the lock, the seat, the state, and the [Spares].
///
/// A [Seat] may give a late look at an old occupant, but gives away nobody without having checked its stamp; the look
/// reads only the lease, which never changes. An unpark that comes late finds the thread elsewhere: every wait of its
/// looks whether it is over.
final class Call<T> extends Waiter<T> {

    private static final int WAITING = 0;
    private static final int PARKED = 1;
    private static final int SETTLED = 2;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Call.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final boolean send;
    private @Nullable Thread thread; // until it ends
    private @Nullable T message; // until it ends
    private @Nullable Outcome outcome; // until it ends
    private volatile int state;

    /// Where it sits, and since when, as far as its own thread knows.
    private @Nullable Seat<T> seat;

    private long seated;

    /// In the [Spares].
    @Nullable
    Call<T> below;

    int height;

    private Call(Lease lease, boolean send) {
        super(lease);
        this.send = send;
    }

    static <T> Call<T> send(Lease lease, T message) {
        Call<T> call = lease.<T>spares().take();
        return (call == null ? new Call<T>(lease, true) : call).begin(Thread.currentThread(), message);
    }

    static <T> Call<T> receive(Lease lease) {
        Call<T> call = lease.<T>spares().take();
        return (call == null ? new Call<T>(lease, false) : call).begin(Thread.currentThread(), null);
    }

    /// One that somebody else is to wait for.
    static <T> Call<T> receive(Lease lease, Thread thread) {
        return new Call<T>(lease, false).begin(thread, null);
    }

    private Call<T> begin(Thread waiting, @Nullable T toSend) {
        thread = waiting;
        message = toSend;
        STATE.setRelease(this, WAITING);
        return this;
    }

    /// It holds nothing any more, and is there for the next one.
    void end() {
        thread = null;
        message = null;
        outcome = null;
        seat = null;
        lease().<T>spares().keep(this);
    }

    boolean isSend() {
        return send;
    }

    /// Of a send, for whoever is to settle it; of a receive that is done, for its waiter.
    T message() {
        return Objects.requireNonNull(message);
    }

    /// Only for its waiter: null if it was disconnected.
    @Nullable
    T received() {
        return message;
    }

    void sitDown(Seat<T> place, long since) {
        seat = place;
        seated = since;
    }

    /// Whether it has sat down, and not stood up again by itself.
    boolean isSeated() {
        return seat != null;
    }

    /// Stands up; false if somebody else was faster, or if it does not sit.
    boolean standUp() {
        Seat<T> left = seat;
        if (left == null || !left.leave(seated)) {
            return false;
        }
        seat = null;
        return true;
    }

    /// Settles a receive with its message. It learns of that when it is woken.
    void fill(T received) {
        message = received;
        outcome = Outcome.DONE;
    }

    /// It learns of that when it is woken.
    void settle(Outcome settled) {
        outcome = settled;
    }

    @Override
    void evict() {
        settle(Outcome.EVICTED);
    }

    @Override
    void wake() {
        if (outcome == null) {
            return; // only promised
        }
        Thread waiting = thread;
        if ((int) STATE.getAndSet(this, SETTLED) == PARKED) {
            LockSupport.unpark(waiting);
        }
    }

    /// Waits for the outcome; null if none came in time, and then the call has left its line and ended.
    @Nullable
    Outcome await(Deadline deadline, Line<T> line) throws InterruptedException {
        parkUntil(deadline);
        if (isSettled() || !leave(line)) {
            return await();
        }
        end();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return null;
    }

    private boolean leave(Line<T> line) {
        return isSeated() ? standUp() : line.leave(this);
    }

    private void parkUntil(Deadline deadline) {
        if (isSettled()) {
            return;
        }
        Runnable goingOn = lease().parking();
        long left = deadline.left();
        while (left > 0 && isToPark() && !Thread.currentThread().isInterrupted()) {
            if (left == FOREVER) {
                LockSupport.park(lease().channel());
            } else {
                LockSupport.parkNanos(lease().channel(), left);
            }
            left = deadline.left();
        }
        goingOn.run();
    }

    /// False if it is settled; whoever settles it after this was true unparks its thread.
    private boolean isToPark() {
        return state == PARKED || STATE.compareAndSet(this, WAITING, PARKED);
    }

    /// Waits for an outcome that is sure to come; an interrupt is kept for later.
    Outcome await() {
        boolean interrupted = false;
        while (isToPark()) {
            LockSupport.park(lease().channel());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Outcome settled = Objects.requireNonNull(outcome);
        if (settled == Outcome.EVICTED) {
            throw End.closedHandle();
        }
        return settled;
    }

    /// Whether there is something to know.
    boolean isSettled() {
        return state == SETTLED;
    }
}
