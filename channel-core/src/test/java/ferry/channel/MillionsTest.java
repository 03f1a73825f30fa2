package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Ten million messages, and many who wait: no stack grows with either.
@ParameterizedClass
@EnumSource
record MillionsTest(Setting.Threads threads) {

    private static final int MILLIONS = 10_000_000;
    private static final int WAITING = 500;
    private static final int FROM_EACH = 500_000;

    @Test
    void whatIsReceivedLaterGrowsNoStack() throws Exception {
        Channel<String> channel = Channel.unbounded();
        var sending = threads.start(() -> sendMillions(channel.sender()));
        assertThat(sending.result()).isEqualTo(MILLIONS);
        assertThat(channel.receiver().size()).isEqualTo(MILLIONS);
        var receiving = threads.start(() -> {
            int received = 0;
            while (channel.receiver().tryReceive() instanceof Received.Item) {
                received++;
            }
            return received;
        });
        assertThat(receiving.result()).isEqualTo(MILLIONS);
    }

    @Test
    void whatIsDiscardedGrowsNoStack() throws Exception {
        AtomicInteger undelivered = new AtomicInteger();
        Channel<String> channel = Channel.unbounded(message -> undelivered.incrementAndGet());
        sendMillions(channel.sender());
        Background.Action closing = channel.receiver()::close;
        threads.start(closing.asCallable()).result();
        assertThat(undelivered).hasValue(MILLIONS);
    }

    private static int sendMillions(Sender<String> sender) throws InterruptedException {
        int sent = 0;
        while (sent < MILLIONS) {
            sender.send("the same message, for the channel is what is measured");
            sent++;
        }
        return sent;
    }

    /// Far ahead of any receiver, senders who meet give way to others, with their message still in their hands.
    @Test
    void sendersWhoGiveWayLoseNothingAndKeepTheirOrder() throws Exception {
        Channel<Integer> channel = Channel.unbounded();
        CyclicBarrier together = new CyclicBarrier(2);
        var odd = threads.start(() -> sendEverySecond(channel.sender(), 1, together));
        var even = threads.start(() -> sendEverySecond(channel.sender(), 0, together));
        assertThat(odd.result() + even.result()).isEqualTo(2 * FROM_EACH);
        int[] next = {0, 1};
        for (int message : channel.receiver().available()) {
            assertThatItIs(message, next[message % 2]);
            next[message % 2] += 2;
        }
        assertThat(next).containsExactly(2 * FROM_EACH, 2 * FROM_EACH + 1);
    }

    private static int sendEverySecond(Sender<Integer> sender, int first, CyclicBarrier together) throws Exception {
        together.await();
        for (int i = 0; i < FROM_EACH; i++) {
            sender.send(first + 2 * i);
        }
        return FROM_EACH;
    }

    /// Without what an assertion costs.
    private static void assertThatItIs(int message, int expected) {
        if (message != expected) {
            throw new AssertionError(message + " instead of " + expected);
        }
    }

    @Test
    void manyWhoWaitLearnOfTheDisconnection() {
        Channel<String> channel = Channel.bounded(1);
        List<Background<String>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            waiting.add(threads.start(() -> channel.receiver().receive()).awaitWaiting());
        }
        channel.sender().close();
        assertThat(waiting)
                .allSatisfy(receive ->
                        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(receive::result));
    }
}
