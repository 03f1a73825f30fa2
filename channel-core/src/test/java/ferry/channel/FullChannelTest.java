package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EveryBoundedSetting
record FullChannelTest(Setting setting) {

    @Test
    void aFullChannelRefusesAMessageWithoutWaiting() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(channel.sender().trySend(-1)).isEqualTo(SendOutcome.FULL);
        assertThat(channel.sender().send(-2, Duration.ZERO)).isEqualTo(SendOutcome.TIMED_OUT);
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @Test
    void aFullChannelMakesItsSendersWait() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> expected = new ArrayList<>(setting.fill(channel.sender()));
        expected.add(-1);
        var sending = setting.start(() -> channel.sender().send(-1)).awaitWaiting();
        List<Integer> received = new ArrayList<>();
        while (received.size() < expected.size()) {
            received.add(channel.receiver().receive());
        }
        sending.result();
        assertThat(received).isEqualTo(expected);
    }

    @Test
    void waitingSendersAreServedInTheOrderTheyCame() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> expected = new ArrayList<>(setting.fill(channel.sender()));
        List<Background<Background.Done>> sending = new ArrayList<>();
        for (int message : List.of(-1, -2, -3)) {
            sending.add(setting.start(() -> channel.sender().send(message)).awaitWaiting());
            expected.add(message);
        }
        assertThat(channel.receiver().available()).containsExactlyElementsOf(expected);
        for (var send : sending) {
            send.result();
        }
    }

    @Test
    void aSenderThatTimedOutHasNotSent() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(channel.sender().send(-1, Duration.ofMillis(1))).isEqualTo(SendOutcome.TIMED_OUT);
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @Test
    void aSenderInTheMiddleOfTheLineMayGiveUp() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> expected = new ArrayList<>(setting.fill(channel.sender()));
        var first = setting.start(() -> channel.sender().send(-1)).awaitWaiting();
        var second = setting.start(() -> channel.sender().send(-2, Duration.ofMillis(1)));
        assertThat(second.result()).isEqualTo(SendOutcome.TIMED_OUT);
        var third = setting.start(() -> channel.sender().send(-3)).awaitWaiting();
        expected.addAll(List.of(-1, -3));
        assertThat(channel.receiver().available()).containsExactlyElementsOf(expected);
        first.result();
        third.result();
    }

    @Test
    void aTimeoutTooLargeForTheClockWaitsForEver() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        var sending = setting.start(() -> channel.sender().send(-1, Duration.ofSeconds(Long.MAX_VALUE)))
                .awaitWaiting();
        assertThat(channel.receiver().available()).endsWith(-1);
        assertThat(sending.result()).isEqualTo(SendOutcome.SENT);
    }

    @Test
    void whenTheLastReceiverClosesWaitingSendersLearnIt() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        var forEver = setting.start(() -> channel.sender().send(-1)).awaitWaiting();
        var inTime = setting.start(() -> channel.sender().send(-2, Duration.ofDays(1)))
                .awaitWaiting();
        channel.receiver().close();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(forEver::result);
        assertThat(inTime.result()).isEqualTo(SendOutcome.DISCONNECTED);
    }

    @Test
    void theMessageOfAFailedSendStaysWithItsSender() throws Exception {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = setting.channel(undelivered::add);
        List<Integer> taken = setting.fill(channel.sender());
        var sending = setting.start(() -> channel.sender().send(-1)).awaitWaiting();
        channel.receiver().close();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(sending::result);
        assertThat(undelivered).isEqualTo(taken);
    }

    @Test
    void anInterruptEndsAWaitingSendAndItsMessageIsNotSent() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        var forEver = setting.start(() -> channel.sender().send(-1)).awaitWaiting();
        var inTime = setting.start(() -> channel.sender().send(-2, Duration.ofDays(1)))
                .awaitWaiting();
        forEver.interrupt();
        inTime.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(forEver::result);
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(inTime::result);
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @RepeatedTest(20)
    void anInterruptAfterTheHandOverLeavesTheMessageSentAndTheFlagSet() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        AtomicBoolean interruptSent = new AtomicBoolean();
        var sending = setting.start(() -> {
                    channel.sender().send(-1);
                    while (!interruptSent.get()) {
                        Thread.onSpinWait();
                    }
                    return Thread.currentThread().isInterrupted();
                })
                .awaitWaiting();
        channel.receiver().receive();
        sending.interrupt();
        interruptSent.set(true);
        assertThat(sending.result()).isTrue();
    }

    @Test
    void aSendThatWaitsFailsWhenItsHandleIsClosed() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> expected = new ArrayList<>(setting.fill(channel.sender()));
        expected.add(-3);
        Sender<Integer> closed = channel.sender().duplicate();
        var forEver = setting.start(() -> closed.send(-1)).awaitWaiting();
        var inTime = setting.start(() -> closed.send(-2, Duration.ofDays(1))).awaitWaiting();
        var other = setting.start(() -> channel.sender().send(-3)).awaitWaiting();
        closed.close();
        assertThat(channel.receiver().available()).containsExactlyElementsOf(expected);
        assertThatIllegalStateException().isThrownBy(forEver::result);
        assertThatIllegalStateException().isThrownBy(inTime::result);
        other.result();
    }
}
