package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@EverySetting
record SelectTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void aMessageThatIsThereIsReceived() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> channel.sender().send(1));
        List<Integer> received = new ArrayList<>();
        Select.fair()
                .receive(Receiver.never(), message -> received.add(-1))
                .receive(channel.receiver(), received::add)
                .await();
        assertThat(received).containsExactly(1);
        sending.result();
    }

    @Test
    void aSelectWaitsForAMessage() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        var selecting = setting.start(() -> Select.fair()
                        .receive(Receiver.never(), message -> {})
                        .receive(channel.receiver(), received::add)
                        .await())
                .awaitWaiting();
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.SENT);
        selecting.result();
        assertThat(received).containsExactly(1);
    }

    @Test
    void aSelectWaitsForAReceiver() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> expected = new ArrayList<>(setting.fill(channel.sender()));
        expected.add(-1);
        var selecting = setting.start(() -> Select.fair()
                .receive(Receiver.never(), message -> {})
                .send(channel.sender(), () -> -1)
                .await());
        List<Integer> received = new ArrayList<>();
        while (received.size() < expected.size()) {
            received.add(channel.receiver().receive());
        }
        assertThat(received).isEqualTo(expected);
        selecting.result();
    }

    @Test
    void twoSelectsMeet() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        var receiving = setting.start(
                () -> Select.fair().receive(channel.receiver(), received::add).await());
        Select.fair().send(channel.sender(), () -> 1).await();
        receiving.result();
        assertThat(received).containsExactly(1);
    }

    @Test
    void tryReceiveMeetsASelectThatWaitsToSend() throws Exception {
        Channel<Integer> channel = setting.channel();
        var selecting = setting.start(
                () -> Select.fair().send(channel.sender(), () -> 1).await());
        List<Integer> received = new ArrayList<>();
        while (channel.receiver().drainTo(received, 1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(received).containsExactly(1);
        selecting.result();
    }

    @Test
    void aBiasedSelectTakesTheFirstReadyArm() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<String> chosen = new ArrayList<>();
        Receiver<Instant> ready = Receiver.after(Duration.ZERO);
        Select.biased()
                .receive(channel.receiver(), message -> chosen.add("nothing there"))
                .receive(ready, due -> chosen.add("first"))
                .receive(Receiver.after(Duration.ZERO), due -> chosen.add("second"))
                .await();
        assertThat(chosen).containsExactly("first");
    }

    @Test
    void whenNothingIsReadyPollAnswersNo() {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        AtomicInteger made = new AtomicInteger();
        Channel<Integer> empty = setting.channel();
        Select select = Select.fair().receive(empty.receiver(), message -> {});
        if (setting.isBounded()) {
            select.send(channel.sender(), made::incrementAndGet);
        }
        assertThat(select.poll()).isFalse();
        assertThat(made).hasValue(0);
    }

    @Test
    void aWaitThatIsOverAnswersNoAndLeavesNothingBehind() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        assertThat(select.await(Duration.ofMillis(1))).isFalse();
        assertThat(select.await(Duration.ZERO)).isFalse();
        assertThat(select.await(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
        assertThat(received).isEmpty();
    }

    @Test
    void anOperationThatIsReadyBeatsAnExpiredTimeout() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> channel.sender().send(1));
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        while (!select.await(Duration.ofNanos(-1))) {
            Thread.onSpinWait();
        }
        assertThat(received).containsExactly(1);
        sending.result();
    }

    @Test
    void aSelectNeverPairsWithItself() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        List<Integer> taken = setting.fill(channel.sender());
        channel.receiver().available().forEach(message -> {});
        select.send(channel.sender(), () -> 7);
        if (taken.isEmpty()) {
            assertThat(select.poll()).isFalse();
            assertThat(select.await(Duration.ofMillis(1))).isFalse();
        } else {
            assertThat(select.poll()).isTrue();
            assertThat(received).isEmpty();
            assertThat(channel.sender().size()).isEqualTo(1);
        }
    }

    @Test
    void whatIsSentIsMadeOnlyWhenItsArmIsChosen() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        AtomicInteger made = new AtomicInteger();
        Select select = Select.biased()
                .receive(Receiver.after(Duration.ofMillis(1)), due -> {})
                .receive(Receiver.never(), message -> {});
        if (setting.isBounded()) {
            select.send(channel.sender(), made::incrementAndGet);
        }
        select.await();
        assertThat(made).hasValue(0);
    }

    @Test
    void ifMakingTheMessageFailsNothingIsSentAndTheChannelGoesOn() throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        Select failing = Select.fair().send(channel.sender(), () -> {
            throw new IllegalArgumentException("not made");
        });
        assertThatIllegalArgumentException().isThrownBy(failing::await);
        channel.sender().send(1);
        assertThat(receiving.result()).isEqualTo(1);
        assertThat(setting.fill(channel.sender())).hasSize(setting.capacity().orElse(3));
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void aNullMessageIsRefusedAndNothingIsSent() throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive(LONG)).awaitWaiting();
        Select failing = Select.fair().send(channel.sender(), () -> null);
        assertThatNullPointerException().isThrownBy(failing::poll);
        channel.sender().send(1);
        assertThat(receiving.result()).isEqualTo(new Received.Item<>(1));
    }

    @Test
    void makingTheMessageMayUseTheChannel() throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(
                () -> List.of(channel.receiver().receive(), channel.receiver().receive()));
        Select.fair()
                .send(channel.sender(), () -> {
                    var other = setting.start(() -> channel.sender().send(1));
                    assertThat(other).isNotNull();
                    return 2;
                })
                .await();
        assertThat(receiving.result()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void theCallbackMayUseTheSelectAgain() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> {
            channel.sender().send(1);
            channel.sender().send(2);
        });
        List<Integer> received = new ArrayList<>();
        Select inner = Select.fair().receive(channel.receiver(), received::add);
        Select.fair()
                .receive(channel.receiver(), message -> {
                    received.add(message);
                    while (!inner.poll()) {
                        Thread.onSpinWait();
                    }
                })
                .await();
        assertThat(received).containsExactly(1, 2);
        sending.result();
    }

    @Test
    void whoeverStandsBehindASelectInLineIsServedToo() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        var selecting = setting.start(() ->
                        Select.fair().receive(channel.receiver(), received::add).await())
                .awaitWaiting();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        channel.sender().send(1);
        channel.sender().send(2);
        selecting.result();
        received.add(receiving.result());
        assertThat(received).containsExactlyInAnyOrder(1, 2);
    }
}
