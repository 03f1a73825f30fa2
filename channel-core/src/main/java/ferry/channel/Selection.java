package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import ferry.channel.ChannelObserver.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One wait of a select: open until it is claimed for one of its candidates, or withdrawn. Claimed by anybody, once;
/// waited for by its own thread.
final class Selection {

    private sealed interface State {
        record Open() implements State {}

        record Claimed(Candidate<?> candidate) implements State {}

        record Withdrawn() implements State {}
    }

    private static final State OPEN = new State.Open();

    private final Thread thread = Thread.currentThread();
    private final List<Arm> arms;
    private final AtomicReference<State> state = new AtomicReference<>(OPEN);

    Selection(List<Arm> arms) {
        this.arms = arms;
    }

    Thread thread() {
        return thread;
    }

    private boolean isOpen() {
        return state.get() instanceof State.Open;
    }

    boolean claim(Candidate<?> candidate) {
        return isOpen() && state.compareAndSet(OPEN, new State.Claimed(candidate));
    }

    void wake(Candidate<?> candidate) {
        if (state.get() instanceof State.Claimed(Candidate<?> claimed) && claimed == candidate) {
            LockSupport.unpark(thread);
        }
    }

    /// Parks until it is claimed, the time is over or the thread is interrupted.
    void await(long nanos, Deadline deadline) {
        Deadline soonest = Deadline.in(Math.min(nanos, deadline.left()));
        long left = soonest.left();
        Runnable goingOn = Observation.parking(Operation.SELECT, this);
        while (isOpen() && left > 0 && !thread.isInterrupted()) {
            if (left == FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
            left = soonest.left();
        }
        goingOn.run();
    }

    /// Ends the wait; from now on nobody can claim it.
    ///
    /// @return whom it was claimed for, if it was
    @Nullable
    Candidate<?> end() {
        state.compareAndSet(OPEN, new State.Withdrawn());
        return switch (state.get()) {
            case State.Claimed(Candidate<?> candidate) -> candidate;
            case State.Withdrawn _, State.Open _ -> null;
        };
    }

    /// What its thread is blocked by.
    @Override
    public String toString() {
        return "Select" + arms;
    }
}
