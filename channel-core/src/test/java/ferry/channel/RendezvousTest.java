package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is special about capacity 0: a message passes from hand to hand, or not at all.
final class RendezvousTest {

    private final Setting setting = Setting.all().findFirst().orElseThrow();
    private final Channel<Integer> channel = setting.channel();

    @Test
    void withoutAWaitingReceiverNothingIsSentAtOnce() throws Exception {
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.FULL);
        assertThat(channel.sender().send(2, Duration.ZERO)).isEqualTo(SendOutcome.TIMED_OUT);
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
    }

    @Test
    void aWaitingReceiverTakesOneMessageNotTwo() throws Exception {
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.SENT);
        assertThat(channel.sender().trySend(2)).isEqualTo(SendOutcome.FULL);
        assertThat(receiving.result()).isEqualTo(1);
    }

    @Test
    void tryReceiveTakesFromAWaitingSender() throws Exception {
        var sending = setting.start(() -> channel.sender().send(1)).awaitWaiting();
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Item<>(1));
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
        sending.result();
    }

    @Test
    void anExpiredReceiveTakesFromAWaitingSender() throws Exception {
        var sending = setting.start(() -> channel.sender().send(1)).awaitWaiting();
        assertThat(channel.receiver().receive(Duration.ZERO)).isEqualTo(new Item<>(1));
        assertThat(channel.receiver().receive(Duration.ZERO)).isEqualTo(new TimedOut<>());
        sending.result();
    }

    @Test
    void aSendReturnsOnlyWhenItsMessageWasTaken() throws Exception {
        var sending = setting.start(() -> channel.sender().send(1)).awaitWaiting();
        assertThat(channel.sender().size()).isZero();
        assertThat(List.of(channel.receiver().receive())).containsExactly(1);
        sending.result();
    }

    @Test
    void theMessageOfAWaitingSenderIsNotUndelivered() throws Exception {
        Channel<Integer> strict = Channel.bounded(0, message -> {
            throw new AssertionError("given to onUndelivered: " + message);
        });
        var sending =
                setting.start(() -> strict.sender().send(1, Duration.ofDays(1))).awaitWaiting();
        strict.receiver().close();
        assertThat(sending.result()).isEqualTo(SendOutcome.DISCONNECTED);
    }

    @Test
    void makingTheMessageMayMeetAnotherSender() throws Exception {
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        Select.fair()
                .send(channel.sender(), () -> {
                    var sending = setting.start(() -> channel.sender().send(1)).awaitWaiting();
                    List<Integer> received = new ArrayList<>();
                    assertThat(channel.receiver().drainTo(received, 2)).isEqualTo(1);
                    assertThat(sending).isNotNull();
                    return received.getFirst() + 1;
                })
                .await();
        assertThat(receiving.result()).isEqualTo(2);
    }
}
