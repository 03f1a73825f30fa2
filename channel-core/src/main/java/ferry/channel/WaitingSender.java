package ferry.channel;

import java.util.concurrent.locks.Condition;

/// A waiting send, with the message in its hands. Guarded by the lock of its [Core].
final class WaitingSender<T> extends Waiter<SendOutcome> {

    private final T message;

    WaitingSender(T message, Lease lease, Condition woken, SendOutcome outOfTime) {
        super(lease, woken, outOfTime);
        this.message = message;
    }

    T message() {
        return message;
    }
}
