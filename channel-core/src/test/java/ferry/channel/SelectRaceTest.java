package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What other languages' tests ask of a select, of channels that hold messages.
///
/// | here | there |
/// | --- | --- |
/// | pollNeverMissesAnArmThatIsReadyThroughout | Go `TestNonblockSelectRace` |
/// | pollNeverMissesAMessageBecauseOfADisconnection | Go `TestNonblockSelectRace2` |
/// | pollSeesTheMessageOrTheEnd | Go `TestNonblockRecvRace` |
/// | twoArmsThatAreAlwaysReadyAreChosenAboutEquallyOften | Go `TestSelectFairness` |
/// | FullChannelTest#aFullChannelMakesItsSendersWait | Go `TestChan` |
/// | LinearizabilityTest#whoeverHasReceivedFindsRoom | Go `nonblock` |
/// | SendingTest#theMessagesOfOneSenderArriveInTheOrderTheyWereSent | Go `asynch_fifo` |
/// | ReceivingTest#waitingReceiversAreServedInTheOrderTheyCame | Go `synch_fifo` |
/// | DisconnectionTest#withoutSendersAReceiverNeverWaits | Go `closedchan` |
/// | TimerTest#nothingEverComesFromNever | Go `select3` |
/// | SelectTest#aMessageThatIsThereIsReceived | Go `select4` |
/// | SelectTest#twoSelectsMeet | Go `select7` |
/// | SelectTest#whatIsSentIsMadeOnlyWhenItsArmIsChosen | Go `select5` |
/// | ReachabilityTest#aSelectThatWasServedElsewhereIsNotHeldByItsOtherChannels | Go `select2` |
/// | not in Java: stacks do not move | Go `TestShrinkStackDuringBlockedSend`; |
/// | | Go `TestNoShrinkStackWhileParking`, `TestSelectStackAdjust` |
/// | not in Java: all messages are references | Go `TestChanSendInterface`, `zerosize` |
@ParameterizedClass(name = "{0}")
@MethodSource("ferry.channel.Setting#buffered")
record SelectRaceTest(Setting setting) {

    private static final int ROUNDS = 300;

    /// One of two channels has a message at every moment, though not always the same.
    @Test
    void pollNeverMissesAnArmThatIsReadyThroughout() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> one = setting.channel();
            Channel<Integer> other = setting.channel();
            one.sender().send(1);
            var polling = setting.start(() -> Select.fair()
                    .receive(one.receiver(), message -> {})
                    .receive(other.receiver(), message -> {})
                    .poll());
            other.sender().send(1);
            one.receiver().tryReceive();
            assertThat(polling.result()).isTrue();
        }
    }

    /// The same without luck: whenever the select looks at its clock, between the arms, the message changes sides.
    @Test
    void pollNeverMissesAMessageThatChangesSides() throws Exception {
        for (int start = 0; start < 2; start++) {
            assertThat(amongChangingSides(start).poll()).isTrue();
        }
    }

    @Test
    void aWaitWhoseTimeIsOverNeverMissesAMessageThatChangesSides() throws Exception {
        for (int start = 0; start < 2; start++) {
            assertThat(amongChangingSides(start).await(Duration.ZERO)).isTrue();
        }
    }

    private Select amongChangingSides(int start) throws InterruptedException {
        List<Channel<Integer>> sides = List.of(setting.channel(), setting.channel());
        sides.get(start).sender().send(start);
        Timer never = new Timer(() -> changeSides(sides), Instant.EPOCH, Deadline.FOREVER - 1, Deadline.FOREVER);
        return Select.biased()
                .receive(sides.getFirst().receiver(), message -> {})
                .receive(never.receiver(), due -> {})
                .receive(sides.getLast().receiver(), message -> {});
    }

    /// The other side has the message before this one has lost it.
    private static long changeSides(List<Channel<Integer>> sides) {
        int from = sides.getFirst().receiver().size() > 0 ? 0 : 1;
        sides.get(1 - from).sender().trySend(1);
        sides.get(from).receiver().tryReceive();
        return 0;
    }

    @Test
    void pollNeverMissesAMessageBecauseOfADisconnection() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> one = setting.channel();
            Channel<Integer> other = setting.channel();
            one.sender().send(1);
            var polling = setting.start(() -> Select.fair()
                    .receive(one.receiver(), message -> {})
                    .receive(other.receiver(), message -> {}, () -> {})
                    .poll());
            other.sender().close();
            one.receiver().tryReceive();
            assertThat(polling.result()).isTrue();
        }
    }

    @Test
    void pollSeesTheMessageOrTheEnd() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> channel = setting.channel();
            channel.sender().send(1);
            var polling = setting.start(() -> Select.fair()
                    .receive(channel.receiver(), message -> {}, () -> {})
                    .poll());
            channel.sender().close();
            channel.receiver().receive(Duration.ZERO);
            assertThat(polling.result()).isTrue();
        }
    }

    @Test
    void twoArmsThatAreAlwaysReadyAreChosenAboutEquallyOften() throws Exception {
        assertFair(List.of(setting.channel(), setting.channel()));
    }

    @Test
    void fiveArmsOfOneChannelAreChosenAboutEquallyOften() throws Exception {
        Channel<Integer> channel = setting.channel();
        assertFair(List.of(channel, channel, channel, channel, channel));
    }

    private static void assertFair(List<Channel<Integer>> channels) throws Exception {
        int[] chosen = new int[channels.size()];
        Select select = Select.fair();
        for (int i = 0; i < chosen.length; i++) {
            int arm = i;
            select.receive(channels.get(i).receiver(), message -> chosen[arm]++);
        }
        int rounds = 10_000;
        for (int i = 0; i < rounds; i++) {
            channels.forEach(channel -> channel.sender().trySend(1));
            select.await();
        }
        // Ten standard deviations below what is expected of arms that are equally likely.
        assertThat(IntStream.of(chosen).min().orElseThrow()).isGreaterThan(rounds / chosen.length - 500);
    }
}
