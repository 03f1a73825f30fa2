package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    private final Line<Integer> line = new Line<>(lock);
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
        assertThat(waiting.result()).isEqualTo("DONE, interrupted: true");
    }

    /// A call is kept for the next wait, by its lease: if it knew a select, that would keep its handles reachable.
    @Test
    void whoHasBeenInLineKnowsNobody() {
        List<Call<Integer>> calls = List.of(Call.send(lease, 1), Call.send(lease, 2), Call.send(lease, 3));
        lock.lock();
        calls.forEach(line::add);
        calls.forEach(line::remove);
        lock.unlock();
        assertThat(calls)
                .allSatisfy(call -> assertThat(call)
                        .extracting("before", "behind", "nextToBeWoken")
                        .containsOnlyNulls());
    }

    private Outcome await() throws InterruptedException {
        Call<Integer> call = Call.send(lease, 1);
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
        if (line.first() instanceof Call<Integer> call) {
            line.remove(call);
            call.settle(Outcome.DONE);
        }
    }
}
