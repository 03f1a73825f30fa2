package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The narrowest race: a thread that was interrupted, but has not got into the lock yet to leave the line, is settled
/// by whoever holds the lock.
@ParameterizedClass
@EnumSource
final class WaiterTest {

    private final Setting.Threads threads;
    private final Gate lock = new Gate();
    private final Line<Integer, SendOutcome> line = new Line<>(lock);
    private final Lease lease = new End(
                    ChannelName.ofUnnamed(), ChannelObserver.Side.SENDERS, closed -> {}, () -> {}, () -> false)
            .firstLease();

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
        assertThat(waiting.result()).isEqualTo("SENT, interrupted: true");
    }

    private SendOutcome await() throws InterruptedException {
        Call<Integer, SendOutcome> call = Call.send(lease, 1);
        lock.lock();
        try {
            line.add(call);
        } finally {
            lock.unlock();
        }
        return Objects.requireNonNull(call.await(Deadline.in(Deadline.FOREVER), line));
    }

    private void settleWhoeverWantsTheLock() {
        while (!lock.isAwaited()) {
            Thread.onSpinWait();
        }
        if (line.first() instanceof Call<Integer, SendOutcome> call) {
            line.remove(call);
            call.settle(SendOutcome.SENT);
        }
    }
}
