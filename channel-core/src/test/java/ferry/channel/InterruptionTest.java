package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EverySetting
record InterruptionTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void anInterruptEndsAWaitingReceive() throws Exception {
        Channel<Integer> channel = setting.channel();
        var forEver = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        var inTime = setting.start(() -> channel.receiver().receive(LONG)).awaitWaiting();
        forEver.interrupt();
        inTime.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(forEver::result);
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(inTime::result);
    }

    @Test
    void aMessageDoesNotGoToAReceiverThatWasInterrupted() throws Exception {
        Channel<Integer> channel = setting.channel();
        var interrupted = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        var waiting = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        interrupted.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(interrupted::result);
        channel.sender().send(1);
        assertThat(waiting.result()).isEqualTo(1);
    }

    @Test
    void whoeverIsInterruptedOnEntryReceivesNothing() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        var receiving = setting.start(() -> {
            Thread.currentThread().interrupt();
            return channel.receiver().receive();
        });
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(receiving::result);
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @Test
    void whoeverIsInterruptedOnEntrySendsNothing() {
        Channel<Integer> channel = setting.channel();
        var forEver = setting.start(() -> {
            Thread.currentThread().interrupt();
            channel.sender().send(1);
        });
        var inTime = setting.start(() -> {
            Thread.currentThread().interrupt();
            return channel.sender().send(2, Duration.ZERO);
        });
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(forEver::result);
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(inTime::result);
        assertThat(channel.receiver().available()).isEmpty();
    }

    @Test
    void anInterruptDoesNotDisturbCallsThatNeverWait() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        var receiving = setting.start(() -> {
            Thread.currentThread().interrupt();
            List<Integer> received = new ArrayList<>();
            channel.receiver().available().forEach(received::add);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return received;
        });
        assertThat(receiving.result()).isEqualTo(taken);
    }

    @RepeatedTest(20)
    void anInterruptAfterTheHandOverLeavesTheMessageAndTheFlag() throws Exception {
        Channel<Integer> channel = setting.channel();
        AtomicBoolean interruptSent = new AtomicBoolean();
        var receiving = setting.start(() -> {
                    int message = channel.receiver().receive();
                    while (!interruptSent.get()) {
                        Thread.onSpinWait();
                    }
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    return message;
                })
                .awaitWaiting();
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.SENT);
        receiving.interrupt();
        interruptSent.set(true);
        assertThat(receiving.result()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void anInterruptThatRacesWithTheHandOverLosesNeither() throws Exception {
        Channel<Integer> channel = setting.channel();
        var flagAfterReceiving = setting.start(() -> {
                    channel.receiver().receive();
                    return Thread.currentThread().isInterrupted();
                })
                .awaitWaiting();
        flagAfterReceiving.interrupt();
        SendOutcome outcome = channel.sender().trySend(1);
        try {
            assertThat(flagAfterReceiving.result()).isTrue();
            assertThat(channel.receiver().available()).isEmpty();
        } catch (InterruptedException notReceived) {
            assertThat(channel.receiver().drainTo(new ArrayList<>(), 2)).isEqualTo(outcome == SendOutcome.SENT ? 1 : 0);
        }
    }

    @Test
    void anInterruptLeavesAnIterationAsACancellation() throws Exception {
        Channel<Integer> channel = setting.channel();
        var iterating = setting.start(() -> {
                    try {
                        return channel.receiver().iterator().hasNext();
                    } catch (CancellationException e) {
                        assertThat(e).hasCauseInstanceOf(InterruptedException.class);
                        return Thread.currentThread().isInterrupted();
                    }
                })
                .awaitWaiting();
        iterating.interrupt();
        assertThat(iterating.result()).isTrue();
    }
}
