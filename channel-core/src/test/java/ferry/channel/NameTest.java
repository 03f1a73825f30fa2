package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What channels are called in texts and in thread dumps.
final class NameTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theTextOfAChannelAndOfItsHandlesSaysHowFullItIsAndWhoHasIt() {
        Channel<Integer> channel = Channel.<Integer>bounded(3).named("jobs");
        channel.sender().trySend(1);
        try (Sender<Integer> duplicate = channel.sender().duplicate()) {
            String text = "\\[jobs@\\p{XDigit}+, size=1, capacity=3, senders=2, receivers=1]";
            assertThat(channel.toString()).matches("Channel" + text);
            assertThat(duplicate.toString()).matches("Sender" + text);
            assertThat(channel.receiver().toString()).matches("Receiver" + text);
        }
    }

    @Test
    void closedHandlesDoNotCount() {
        Channel<Integer> channel = Channel.<Integer>bounded(0).named("jobs");
        channel.receiver().duplicate().close();
        channel.sender().close();
        assertThat(channel.toString())
                .matches("Channel\\[jobs@\\p{XDigit}+, size=0, capacity=0, senders=0, receivers=1]");
    }

    @Test
    void channelsWithoutANameAreToldApartAsWell() {
        Channel<Integer> one = Channel.unbounded();
        Channel<Integer> other = Channel.unbounded();
        assertThat(one.toString()).matches("Channel\\[@\\p{XDigit}+, size=0, unbounded, senders=1, receivers=1]");
        assertThat(one.toString()).isEqualTo(one.toString()).isNotEqualTo(other.toString());
    }

    @Test
    void theTextOfATimerSaysWhatItIs() {
        assertThat(Receiver.after(HOUR).toString())
                .matches("Receiver\\[after@\\p{XDigit}+, size=0, capacity=1, receivers=1]");
        assertThat(Receiver.tick(HOUR).toString())
                .matches("Receiver\\[tick@\\p{XDigit}+, size=0, capacity=1, receivers=1]");
        assertThat(Receiver.never().toString())
                .matches("Receiver\\[never@\\p{XDigit}+, size=0, capacity=0, senders=0, receivers=1]");
    }

    @ParameterizedTest
    @EnumSource
    void aThreadThatReceivesIsBlockedByTheNameOfItsChannel(Setting.Threads threads) {
        Receiver<Integer> receiver = Channel.<Integer>unbounded().named("jobs").receiver();
        Thread waiting = waiting(threads, receiver::receive);
        assertThat(blockerOf(waiting).toString()).isEqualTo(nameIn(receiver.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void aThreadThatSendsIsBlockedByTheNameOfItsChannel(Setting.Threads threads) {
        Sender<Integer> sender = Channel.<Integer>bounded(0).named("jobs").sender();
        Thread waiting = waiting(threads, () -> sender.send(1, HOUR));
        assertThat(blockerOf(waiting).toString()).isEqualTo(nameIn(sender.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void aThreadThatSelectsIsBlockedByTheNamesOfItsArms(Setting.Threads threads) {
        Receiver<Integer> from = Channel.<Integer>unbounded().named("jobs").receiver();
        Sender<Integer> to = Channel.<Integer>bounded(0).named("log").sender();
        Select select = Select.biased().receive(from, message -> {}).send(to, () -> 1);
        Thread waiting = waiting(threads, () -> select.await(HOUR));
        assertThat(blockerOf(waiting).toString())
                .isEqualTo("Select[receive from %s, send to %s]", nameIn(from.toString()), nameIn(to.toString()));
    }

    /// All that a thread dump says of a blocker is its class and its identity hash.
    @Test
    void aNameIsFoundAgainInAThreadDump() {
        Receiver<Integer> receiver = Channel.<Integer>unbounded().named("jobs").receiver();
        Thread waiting = waiting(Setting.Threads.VIRTUAL, receiver::receive);
        String inDump = Objects.toIdentityString(blockerOf(waiting));
        assertThat("jobs" + inDump.substring(inDump.indexOf('@'))).isEqualTo(nameIn(receiver.toString()));
    }

    private static Thread waiting(Setting.Threads threads, Background.Action action) {
        return threads.start(action.asCallable()).awaitWaiting().thread();
    }

    private static Object blockerOf(Thread thread) {
        return Objects.requireNonNull(LockSupport.getBlocker(thread));
    }

    private static String nameIn(String text) {
        return text.substring(text.indexOf('[') + 1, text.indexOf(','));
    }
}
