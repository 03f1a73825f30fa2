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
///                 ┌─► settled: by a partner or a disconnection, with an outcome
///     in line ────┼─► out of time or interrupted: it leaves the line, and nothing has happened
///        │        └─► evicted: its own handle was closed, IllegalStateException
///        ▼
///     promised ─────► settled: a select that has chosen it makes the message; it is too late to leave
/// ```
///
/// Settled wins: whoever is not in line any more when he wants to leave it has got an outcome, or is about to.
final class Call<T, O> extends Waiter<T, O> {

    private static final VarHandle SEATED;

    static {
        try {
            SEATED = MethodHandles.lookup().findVarHandle(Call.class, "seated", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final boolean send;
    private @Nullable Thread thread; // until the wait is over
    private @Nullable T message; // until the wait is over
    private volatile @Nullable O outcome;
    private volatile boolean evicted;
    private volatile boolean parked;

    /// Whether it sits in a [Seat], where whoever is the first to end that has it for himself.
    private volatile boolean seated;

    private Call(Lease lease, Thread thread, @Nullable T message) {
        super(lease);
        this.send = message != null;
        this.thread = thread;
        this.message = message;
    }

    static <T> Call<T, SendOutcome> send(Lease lease, T message) {
        return new Call<>(lease, Thread.currentThread(), message);
    }

    static <T> Call<T, Received<T>> receive(Lease lease) {
        return receive(lease, Thread.currentThread());
    }

    static <T> Call<T, Received<T>> receive(Lease lease, Thread thread) {
        return new Call<>(lease, thread, null);
    }

    boolean isSend() {
        return send;
    }

    /// Only for whoever is to settle it.
    T message() {
        return Objects.requireNonNull(message);
    }

    void sitDown() {
        seated = true;
    }

    boolean hasDeparted() {
        return !seated;
    }

    /// Ends that it sits; false if somebody else was faster.
    boolean depart() {
        return seated && SEATED.compareAndSet(this, true, false);
    }

    void settle(O outcome) {
        this.outcome = outcome;
    }

    @Override
    void evict() {
        evicted = true;
    }

    @Override
    void wake() {
        if (parked && isSettled()) {
            LockSupport.unpark(thread);
        }
    }

    /// Waits for the outcome; null if none came in time, and then the call has left its line.
    @Nullable
    O await(Deadline deadline, Line<T, O> line) throws InterruptedException {
        parkUntil(deadline);
        if (isSettled() || !leave(line)) {
            return await();
        }
        forget();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return null;
    }

    private boolean leave(Line<T, O> line) {
        return seated ? depart() : line.leave(this);
    }

    /// It may still be seen for a while, but holds nothing any more.
    private void forget() {
        thread = null;
        message = null;
        outcome = null;
    }

    private void parkUntil(Deadline deadline) {
        if (isSettled()) {
            return;
        }
        Runnable goingOn = lease().parking();
        // Whoever settles it from now on sees this, or has settled it before we look again.
        parked = true;
        long left = deadline.left();
        while (!isSettled() && left > 0 && !Thread.currentThread().isInterrupted()) {
            if (left == FOREVER) {
                LockSupport.park(lease().channel());
            } else {
                LockSupport.parkNanos(lease().channel(), left);
            }
            left = deadline.left();
        }
        goingOn.run();
    }

    /// Waits for an outcome that is sure to come; an interrupt is kept for later.
    O await() {
        boolean interrupted = false;
        if (!isSettled()) {
            parked = true;
        }
        while (!isSettled()) {
            LockSupport.park(lease().channel());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        O settled = outcome;
        forget();
        if (settled == null) {
            throw End.closedHandle();
        }
        return settled;
    }

    /// Whether there is something to know.
    boolean isSettled() {
        return outcome != null || evicted;
    }
}
