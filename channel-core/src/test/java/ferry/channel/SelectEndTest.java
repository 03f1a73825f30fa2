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

/// What a select does when its channels end, its handles are closed or its thread is interrupted.
@EverySetting
record SelectEndTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void anArmEndsWithItsChannelAndTellsItOnce() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        channel.sender().close();
        Channel<Integer> withoutReceivers = setting.channel();
        withoutReceivers.receiver().close();
        List<Object> events = new ArrayList<>();
        Select select = Select.biased()
                .receive(channel.receiver(), events::add, () -> events.add("no senders"))
                .send(withoutReceivers.sender(), () -> -1, () -> events.add("no receivers"))
                .receive(channel.receiver(), events::add);
        for (int i = 0; i < taken.size() + 2; i++) {
            select.await();
        }
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(select::await);
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(() -> select.await(LONG));
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(select::poll);
        List<Object> expected = new ArrayList<>(taken);
        expected.addAll(List.of("no senders", "no receivers"));
        assertThat(events).isEqualTo(expected);
    }

    @Test
    void aSelectThatWaitsLearnsThatItsArmsEnd() throws Exception {
        Channel<Integer> in = setting.channel();
        Channel<Integer> silent = setting.channel();
        AtomicBoolean told = new AtomicBoolean();
        Select select = Select.fair()
                .receive(in.receiver(), message -> {}, () -> told.set(true))
                .receive(silent.receiver(), message -> {});
        var selecting = setting.start(() -> select.await()).awaitWaiting();
        in.sender().close();
        selecting.result();
        assertThat(told).isTrue();
        var again = setting.start(() -> select.await()).awaitWaiting();
        silent.sender().close();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(again::result);
    }

    @Test
    void aSelectThatWaitsToSendLearnsThatItsArmEnds() throws Exception {
        Channel<Integer> out = setting.channel();
        setting.fill(out.sender());
        AtomicBoolean told = new AtomicBoolean();
        Select select = Select.fair().send(out.sender(), () -> 1, () -> told.set(true));
        if (setting.isBounded()) {
            var selecting = setting.start(() -> select.await()).awaitWaiting();
            out.receiver().close();
            selecting.result();
        } else {
            out.receiver().close();
            select.await();
        }
        assertThat(told).isTrue();
    }

    @Test
    void aSelectThatWaitsFailsWhenAHandleOfItIsClosed() {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> closed = channel.receiver().duplicate();
        Select select = Select.fair().receive(closed, message -> {});
        var selecting = setting.start(() -> select.await()).awaitWaiting();
        closed.close();
        assertThatIllegalStateException().isThrownBy(selecting::result);
        assertThatIllegalStateException().isThrownBy(select::poll);
    }

    @Test
    void anInterruptEndsAWaitAndNothingIsDone() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        var selecting = setting.start(() -> select.await()).awaitWaiting();
        selecting.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(selecting::result);
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
        assertThat(received).isEmpty();
    }

    @RepeatedTest(20)
    void anInterruptThatRacesWithTheHandOverLosesNeither() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        var flagAfterSelecting = setting.start(() -> {
                    select.await();
                    return Thread.currentThread().isInterrupted();
                })
                .awaitWaiting();
        flagAfterSelecting.interrupt();
        SendOutcome outcome = channel.sender().trySend(1);
        try {
            assertThat(flagAfterSelecting.result()).isTrue();
            assertThat(received).containsExactly(1);
        } catch (InterruptedException nothingDone) {
            assertThat(received).isEmpty();
            assertThat(channel.receiver().drainTo(received, 2)).isEqualTo(outcome == SendOutcome.SENT ? 1 : 0);
        }
    }

    @RepeatedTest(50)
    void aHandOverIsNotLostWhenAnotherHandleOfTheSelectIsClosed() throws Exception {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> closed = Receiver.never();
        List<Integer> received = new ArrayList<>();
        Select select =
                Select.biased().receive(channel.receiver(), received::add).receive(closed, received::add);
        var selecting = setting.start(() -> select.await());
        var closing = setting.start(closed::close);
        SendOutcome outcome = channel.sender().trySend(1);
        for (int i = 0; i < 1_000 && outcome == SendOutcome.FULL; i++) {
            outcome = channel.sender().trySend(1);
        }
        closing.result();
        try {
            selecting.result();
        } catch (IllegalStateException handleClosed) {
            channel.receiver().drainTo(received, 2);
        }
        assertThat(received).hasSize(outcome == SendOutcome.SENT ? 1 : 0);
    }

    @Test
    void aSelectWithoutArmsHasNothingToWaitFor() {
        assertThatExceptionOfType(DisconnectedException.class)
                .isThrownBy(() -> Select.fair().await());
    }
}
