package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What is special about capacity 0: a message passes from hand to hand, or not at all.
@ParameterizedClass(name = "{0}")
@MethodSource("ferry.channel.Setting#rendezvous")
final class RendezvousTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final Setting setting;
    private final Channel<Integer> channel;

    RendezvousTest(Setting setting) {
        this.setting = setting;
        this.channel = setting.channel();
    }

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
        var sending = setting.start(() -> strict.sender().send(1, LONG)).awaitWaiting();
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

    /// One of two channels has a sender who waits at every moment, though not always the same.
    @Test
    void pollNeverMissesASenderWhoWaitsThroughout() throws Exception {
        for (int round = 0; round < 100; round++) {
            Channel<Integer> one = setting.channel();
            Channel<Integer> other = setting.channel();
            var first = sendWaiting(one);
            var polling = setting.start(() -> Select.fair()
                    .receive(one.receiver(), message -> {})
                    .receive(other.receiver(), message -> {})
                    .poll());
            var second = sendWaiting(other);
            one.receiver().tryReceive();
            assertThat(polling.result()).isTrue();
            one.receiver().close();
            other.receiver().close();
            first.result();
            second.result();
        }
    }

    /// Returns when the sender stands in line, though he may have been served since.
    private Background<SendOutcome> sendWaiting(Channel<Integer> channel) {
        Object before = channel.receiver().source().arrivals();
        var sending = setting.start(() -> channel.sender().send(1, LONG));
        while (channel.receiver().source().arrivals().equals(before)) {
            Thread.onSpinWait();
        }
        return sending;
    }

    /// A select has been claimed by a receiver, who counts on its message, before it stands in all of its lines; and
    /// then it finds the handle of its last arm closed.
    @Test
    void aSelectKeepsItsPromiseThoughTheHandleOfAnotherArmIsClosed() throws Exception {
        Receiver<Integer> closed = Receiver.never();
        List<Background<Integer>> receiving = new ArrayList<>();
        LongSupplier clock = () -> {
            if (channel.sender().core().senders.isOccupied()) {
                receiving.add(setting.start(() -> channel.receiver().receive()).awaitWaiting());
                closed.close();
            }
            return 0;
        };
        Timer between = new Timer(clock, Instant.EPOCH, Deadline.FOREVER - 1, Deadline.FOREVER);
        Select.biased()
                .send(channel.sender(), () -> 1)
                .receive(between.receiver(), due -> {})
                .receive(closed, message -> {})
                .await();
        assertThat(receiving.removeFirst().result()).isEqualTo(1);
    }
}
