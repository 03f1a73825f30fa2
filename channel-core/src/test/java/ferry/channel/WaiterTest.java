package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The narrowest race: a thread that was interrupted, but has not got back into the lock yet, is settled by whoever
/// holds the lock.
@ParameterizedClass
@EnumSource
final class WaiterTest {

    private final Setting.Threads threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Lease lease = new End(closed -> {}, () -> {}).firstLease();
    private final Waiter<String> waiter = new Waiter<>(lease, lock.newCondition(), "out of time");

    WaiterTest(Setting.Threads threads) {
        this.threads = threads;
    }

    @Test
    void settledBeatsInterruptedAndTheFlagStaysSet() throws Exception {
        var waiting = threads.start(() -> await() + ", interrupted: " + Thread.interrupted())
                .awaitWaiting();
        lock.lock();
        try {
            waiting.interrupt();
            settleWhoeverWantsTheLock();
        } finally {
            lock.unlock();
        }
        assertThat(waiting.result()).isEqualTo("settled, interrupted: true");
    }

    private String await() throws InterruptedException {
        lock.lock();
        try {
            return waiter.await(Waiter.FOREVER);
        } finally {
            lock.unlock();
        }
    }

    private void settleWhoeverWantsTheLock() {
        while (!lock.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        waiter.settle("settled");
    }
}
