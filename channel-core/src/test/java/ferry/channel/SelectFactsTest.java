package ferry.channel;

import static ferry.channel.SendOutcome.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Empty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What crossbeam-channel's tests of its `Select` (select) and of its `select!` (select_macro) state, over every
/// capacity.
///
/// | here | there |
/// | --- | --- |
/// | theOnlyReadyArmIsChosenWhereverItStands | select `smoke1`, `smoke2`, `preflight1`; |
/// | | select_macro `smoke1`, `smoke2`, `preflight1` |
/// | SelectEndTest#aSelectThatWaitsLearnsThatItsArmsEnd | select `disconnected`; |
/// | | select_macro `disconnected`, `disconnect_wakes_receiver` |
/// | SelectEndTest#aSelectThatWaitsToSendLearnsThatItsArmEnds | select_macro `disconnect_wakes_sender` |
/// | SelectTest#whenNothingIsReadyPollAnswersNo | select `default`; select_macro `default`; |
/// | | select_macro `default_syntax` |
/// | SelectTest#aWaitThatIsOverAnswersNoAndLeavesNothingBehind | select `timeout`; |
/// | | select_macro `timeout`, `recv_timeout`, `send_timeout` |
/// | aDisconnectionIsReadyAtOnce | select `default_when_disconnected`; |
/// | | select_macro `default_when_disconnected` |
/// | SelectEndTest#aSelectWithoutArmsHasNothingToWaitFor | select `default_only`; |
/// | | select_macro `default_only` |
/// | SelectTest#aSelectWaitsForAMessage | select `unblocks`; select_macro `unblocks`, `recv` |
/// | SelectTest#aSelectWaitsForAReceiver | select_macro `send`, `try_send` |
/// | SelectTest#tryReceiveMeetsASelectThatWaitsToSend | select_macro `try_recv` |
/// | duplicatesThatComeAndGoDoNotWakeASelect | select `cloning1`, `cloning2`; select_macro `cloning1`; |
/// | | select_macro `cloning2` |
/// | SelectEndTest#anArmEndsWithItsChannelAndTellsItOnce | select `preflight2`, `preflight3`; |
/// | | select_macro `preflight2`, `preflight3` |
/// | everyDuplicateOfAnArmIsChosenInTheEnd | select `duplicate_operations`; |
/// | | select_macro `duplicate_operations` |
/// | SelectTest#theCallbackMayUseTheSelectAgain | select `nesting`; select_macro `nesting`; |
/// | | select_macro `parse_nesting` |
/// | SelectTest#aSelectNeverPairsWithItself | select `send_recv_same_channel`; |
/// | | select_macro `send_recv_same_channel` |
/// | whoeverHasSentFindsOneOfTwoMessages | select `linearizable_try`, `linearizable_timeout`; |
/// | | select_macro `linearizable_default`, `linearizable_timeout` |
/// | SelectRaceTest#twoArmsThatAreAlwaysReadyAreChosenAboutEquallyOften | select_macro `fairness_recv` |
/// | BadInputTest#aHandleIsWantedAtOnce | select_macro `panic_sender`, `panic_receiver` |
/// | not in Java: a select does its operation itself, so none is left undone | |
/// | | select `uncompleted_select_unbounded`, `uncompleted_select_bounded`, `uncompleted_select_zero`; |
/// | | select `forget_select_unbounded`, `forget_select_bounded`, `forget_select_zero` |
/// | not in Java: and with the handle that it was given | select `issue_1096` |
/// | not in Java: an arm is a call, not syntax | select_macro `references`, `case_blocks`; |
/// | | select_macro `move_handles`, `infer_types`, `same_variable_name`, `handles_on_heap`; |
/// | | select_macro `once_blocks`, `once_receiver`, `once_sender`, `evaluate`, `deref`, `result_types`; |
/// | | select_macro `trailing_comma` |
@EverySetting
record SelectFactsTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int ARMS = 5;
    private static final int ROUNDS = 1_000;

    @Test
    void theOnlyReadyArmIsChosenWhereverItStands() throws Exception {
        List<Channel<Integer>> channels = new ArrayList<>();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair();
        for (int i = 0; i < ARMS; i++) {
            int arm = i;
            Channel<Integer> channel = setting.channel();
            channels.add(channel);
            select.receive(channel.receiver(), message -> {
                assertThat(message).isEqualTo(arm);
                received.add(message);
            });
        }
        for (int i = 0; i < ARMS; i++) {
            var sending = setting.offer(channels.get(i).sender(), i);
            select.await();
            sending.result();
        }
        assertThat(received).containsExactly(0, 1, 2, 3, 4);
        assertThat(select.poll()).isFalse();
    }

    @Test
    void aDisconnectionIsReadyAtOnce() throws Exception {
        Channel<Integer> withoutSenders = setting.channel();
        withoutSenders.sender().close();
        Channel<Integer> withoutReceivers = setting.channel();
        withoutReceivers.receiver().close();
        List<String> ends = new ArrayList<>();
        assertThat(receives(withoutSenders, ends).poll()).isTrue();
        assertThat(receives(withoutSenders, ends).await(LONG)).isTrue();
        assertThat(sends(withoutReceivers, ends).poll()).isTrue();
        assertThat(sends(withoutReceivers, ends).await(LONG)).isTrue();
        assertThat(ends).containsExactly("no senders", "no senders", "no receivers", "no receivers");
    }

    private static Select receives(Channel<Integer> channel, List<String> ends) {
        return Select.fair().receive(channel.receiver(), message -> {}, () -> ends.add("no senders"));
    }

    private static Select sends(Channel<Integer> channel, List<String> ends) {
        return Select.fair().send(channel.sender(), () -> 1, () -> ends.add("no receivers"));
    }

    @Test
    void duplicatesThatComeAndGoDoNotWakeASelect() throws Exception {
        Channel<Integer> one = setting.channel();
        Channel<Integer> other = setting.channel();
        List<Integer> received = new ArrayList<>();
        var selecting = setting.start(() -> Select.fair()
                        .receive(one.receiver(), received::add)
                        .receive(other.receiver(), received::add)
                        .await())
                .awaitWaiting();
        for (int i = 0; i < ARMS; i++) {
            one.sender().duplicate().close();
            one.receiver().duplicate().close();
        }
        selecting.awaitWaiting();
        other.sender().send(1);
        selecting.result();
        assertThat(received).containsExactly(1);
    }

    @Test
    void everyDuplicateOfAnArmIsChosenInTheEnd() throws Exception {
        Channel<Integer> channel = setting.channel();
        int[] chosen = new int[4];
        Select select = Select.fair()
                .receive(channel.receiver(), message -> chosen[0]++)
                .receive(channel.receiver(), message -> chosen[1]++)
                .send(channel.sender(), () -> chosen[2]++)
                .send(channel.sender(), () -> chosen[3]++);
        CountDownLatch enough = new CountDownLatch(1);
        // A rendezvous needs a partner.
        var partner = setting.start(() -> {
            Select either =
                    Select.fair().receive(channel.receiver(), message -> {}).send(channel.sender(), () -> 1);
            while (enough.getCount() > 0) {
                either.await(Duration.ofMillis(1));
            }
        });
        while (!allChosen(chosen)) {
            select.await();
        }
        enough.countDown();
        partner.result();
        assertThat(chosen).doesNotContain(0);
    }

    private static boolean allChosen(int[] chosen) {
        return chosen[0] > 0 && chosen[1] > 0 && chosen[2] > 0 && chosen[3] > 0;
    }

    /// Each round, one of two channels has a message at every moment: this thread has sent it, or the other one had
    /// sent another before it took it away.
    @Test
    void whoeverHasSentFindsOneOfTwoMessages() throws Exception {
        Channel<Integer> one = setting.isRendezvous() ? Channel.bounded(1) : setting.channel();
        Channel<Integer> other = setting.isRendezvous() ? Channel.unbounded() : setting.channel();
        Channel<Integer> starts = Channel.bounded(0);
        Channel<Integer> ends = Channel.bounded(0);
        var taking = setting.start(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                starts.receiver().receive();
                other.sender().send(round);
                one.receiver().tryReceive();
                ends.receiver().receive();
            }
        });
        Select select = Select.fair().receive(one.receiver(), message -> {}).receive(other.receiver(), message -> {});
        for (int round = 0; round < ROUNDS; round++) {
            starts.sender().send(round);
            one.sender().send(round);
            assertThat(round % 2 == 0 ? select.poll() : select.await(Duration.ZERO))
                    .isTrue();
            ends.sender().send(round);
            other.receiver().tryReceive();
        }
        taking.result();
    }

    @Test
    void aHugeTimeoutWaits() throws Exception {
        Channel<Integer> in = setting.channel();
        List<Integer> received = new ArrayList<>();
        var selecting = setting.start(() ->
                        Select.fair().receive(in.receiver(), received::add).await(Duration.ofSeconds(Long.MAX_VALUE)))
                .awaitWaiting();
        assertThat(in.sender().trySend(1)).isEqualTo(SENT);
        assertThat(selecting.result()).isTrue();
        assertThat(received).containsExactly(1);
    }

    @Test
    void aReadyArmBeatsAnExpiredTimeout() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        var sending = setting.offer(channel.sender(), 1);
        assertThat(select.await(Duration.ofSeconds(Long.MIN_VALUE))).isTrue();
        sending.result();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        assertThat(Select.fair().send(channel.sender(), () -> 2).await(Duration.ofNanos(-1)))
                .isTrue();
        assertThat(receiving.result()).isEqualTo(2);
        assertThat(received).containsExactly(1);
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
    }
}
