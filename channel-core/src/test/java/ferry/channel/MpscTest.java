package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Rust's tests of `std::sync::mpsc` state: those of `channel` (mpsc) and those of `sync_channel` (mpsc_sync),
/// each over every capacity.
///
/// | here | there |
/// | --- | --- |
/// | SendingTest#aMessageThatWasSentIsReceived | mpsc `smoke`, `smoke_threads`; |
/// | | mpsc `oneshot_single_thread_send_then_recv`, `oneshot_single_thread_try_send_open`; |
/// | | mpsc `oneshot_single_thread_try_recv_open`; mpsc_sync `smoke`, `smoke_threads`; |
/// | | mpsc_sync `oneshot_single_thread_send_then_recv`, `oneshot_single_thread_try_send_open`; |
/// | | mpsc_sync `oneshot_single_thread_try_recv_open`, `send1` |
/// | aDuplicateSendsIntoTheSameChannel | mpsc `smoke_shared`; mpsc_sync `smoke_shared` |
/// | UndeliveredTest#aClosedReceiverDiscardsWhatWasBuffered | mpsc_sync `drop_full`, `drop_unreceived` |
/// | LostHandleTest#whatAWhollyLostChannelHeldIsUndelivered | mpsc `drop_full`, `drop_full_shared` |
/// | DisconnectionTest#withoutReceiversASenderNeverWaits | mpsc `smoke_port_gone`; |
/// | | mpsc `smoke_shared_port_gone`, `oneshot_single_thread_send_port_close`; |
/// | | mpsc `oneshot_single_thread_try_send_closed`; mpsc_sync `smoke_port_gone`; |
/// | | mpsc_sync `oneshot_single_thread_send_port_close`, `oneshot_single_thread_try_send_closed`; |
/// | | mpsc_sync `try_send3` |
/// | DisconnectionTest#aDuplicateOfADisconnectedHandleIsDisconnected | mpsc `smoke_shared_port_gone2`; |
/// | | mpsc_sync `smoke_shared_port_gone2` |
/// | DisconnectionTest#withoutSendersAReceiverNeverWaits | mpsc `smoke_chan_gone`; |
/// | | mpsc `oneshot_single_thread_peek_close`, `oneshot_single_thread_recv_chan_close`; |
/// | | mpsc `oneshot_single_thread_try_recv_closed`; mpsc_sync `smoke_chan_gone`; |
/// | | mpsc_sync `oneshot_single_thread_peek_close`, `oneshot_single_thread_recv_chan_close`; |
/// | | mpsc_sync `oneshot_single_thread_try_recv_closed` |
/// | DisconnectionTest#onlyTheLastSenderDisconnectsTheReceivers | mpsc `smoke_chan_gone_shared`; |
/// | | mpsc_sync `smoke_chan_gone_shared` |
/// | DisconnectionTest#whatWasSentBeforeTheLastSenderClosedIsStillReceived | |
/// | | mpsc_sync `oneshot_single_thread_try_recv_closed_with_data` |
/// | DisconnectionTest#waitingReceiversLearnThatTheLastSenderClosed | |
/// | | mpsc `oneshot_multi_task_recv_then_close`; mpsc_sync `oneshot_multi_task_recv_then_close` |
/// | sendersGoOnUntilTheReceiverHasGone | mpsc `port_gone_concurrent`, `port_gone_concurrent_shared`; |
/// | | mpsc_sync `port_gone_concurrent`, `port_gone_concurrent_shared` |
/// | aReceiverGoesOnUntilTheSenderHasGone | mpsc `chan_gone_concurrent`; |
/// | | mpsc_sync `chan_gone_concurrent` |
/// | SendingTest#theMessagesOfOneSenderArriveInTheOrderTheyWereSent | mpsc `stress`; |
/// | | mpsc_sync `stress` |
/// | whatManySendersSendArrivesOnceAndNothingElse | mpsc `stress_shared`, `shared_chan_stress`; |
/// | | mpsc_sync `stress_shared`, `shared_chan_stress` |
/// | twoThreadsMeetOverTwoChannels | mpsc `send_from_outside_runtime`, `no_runtime`; |
/// | | mpsc_sync `issue_15761` |
/// | ReceivingTest#aReceiverWaitsForAMessage | mpsc `recv_from_outside_runtime`; |
/// | | mpsc `oneshot_multi_task_recv_then_send`; mpsc_sync `oneshot_multi_task_recv_then_send` |
/// | ReceivingTest#anEmptyChannelHasNothingAndDoesNotWait | mpsc `oneshot_single_thread_peek_open`; |
/// | | mpsc_sync `oneshot_single_thread_peek_open` |
/// | ReceivingTest#aTimeoutTooLargeForTheClockWaitsForEver | mpsc `very_long_recv_timeout_wont_panic` |
/// | tryReceiveSeesNothingThenTheMessageThenTheEnd | mpsc `try_recv_states`; |
/// | | mpsc `oneshot_single_thread_peek_data`; mpsc_sync `try_recv_states`; |
/// | | mpsc_sync `oneshot_single_thread_peek_data` |
/// | OneShotTest#eitherEndMayCloseFirst | mpsc `oneshot_single_thread_close_port_first`; |
/// | | mpsc `oneshot_single_thread_close_chan_first`; |
/// | | mpsc_sync `oneshot_single_thread_close_port_first`, `oneshot_single_thread_close_chan_first` |
/// | OneShotTest#bothEndsMayCloseAtOnce | mpsc `oneshot_multi_thread_close_stress`; |
/// | | mpsc_sync `oneshot_multi_thread_close_stress` |
/// | OneShotTest#aSendMayMeetTheClosingOfTheReceiver | mpsc `oneshot_multi_thread_send_close_stress`; |
/// | | mpsc_sync `oneshot_multi_thread_send_close_stress`, `send2`, `send3` |
/// | OneShotTest#aReceiveMayMeetTheClosingOfTheSender | mpsc `oneshot_multi_thread_recv_close_stress`; |
/// | | mpsc_sync `oneshot_multi_thread_recv_close_stress` |
/// | OneShotTest#aReceiveMeetsASend | mpsc `oneshot_multi_thread_send_recv_stress`; |
/// | | mpsc_sync `oneshot_multi_thread_send_recv_stress` |
/// | OneShotTest#eachMessageMayHaveThreadsOfItsOwn | mpsc `stream_send_recv_stress`; |
/// | | mpsc_sync `stream_send_recv_stress` |
/// | TimeoutTest#aTimeoutCountsAnewForEachMessage | mpsc `oneshot_single_thread_recv_timeout`; |
/// | | mpsc `shared_recv_timeout`; mpsc_sync `recv_timeout` |
/// | TimeoutTest#aTimeoutIsNotOverBeforeItsTime | mpsc `recv_timeout_upgrade` |
/// | TimeoutTest#shortTimeoutsLoseNothing | mpsc `stress_recv_timeout_two_threads`; |
/// | | mpsc `stress_recv_timeout_shared`; mpsc_sync `stress_recv_timeout_two_threads`; |
/// | | mpsc_sync `stress_recv_timeout_shared` |
/// | MillionsTest#whatIsReceivedLaterGrowsNoStack | mpsc `recv_a_lot`; mpsc_sync `recv_a_lot` |
/// | IterationTest#anIterationWaitsForMessagesAndEndsAtTheDisconnection | mpsc `test_nested_recv_iter`; |
/// | | mpsc_sync `test_nested_recv_iter` |
/// | IterationTest#anIteratorCanBeUsedWithoutAskingWhetherThereIsMore | |
/// | | mpsc `test_recv_into_iter_borrowed` |
/// | LostHandleTest#anIteratorKeepsItsHandle | mpsc `test_recv_into_iter_owned` |
/// | aLoopThatIsLeftLeavesTheRest | mpsc `test_recv_iter_break`; mpsc_sync `test_recv_iter_break` |
/// | whatIsAvailableAnswersRequests | mpsc `test_recv_try_iter` |
/// | aReceiverMayGoWhileADuplicateOfTheSenderStays | |
/// | | mpsc `destroy_upgraded_shared_port_when_sender_still_active`; |
/// | | mpsc_sync `destroy_upgraded_shared_port_when_sender_still_active` |
/// | aSendThatFailedKeepsFailing | mpsc `issue_32114` |
/// | TimeoutTest#aTimeoutMayMeetADuplicateThatComesAndGoes | mpsc `issue_39364` |
/// | FullChannelTest#aSenderThatTimedOutHasNotSent | mpsc_sync `send_timeout` |
/// | FullChannelTest#whenTheLastReceiverClosesWaitingSendersLearnIt | mpsc_sync `send4` |
/// | FullChannelTest#aFullChannelRefusesAMessageWithoutWaiting | mpsc_sync `try_send1`, `try_send2`; |
/// | | mpsc_sync `oneshot_single_thread_try_send_closed2` |
@EverySetting
record MpscTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int SENDERS = 8;
    private static final int MANY = 400;

    @Test
    void aDuplicateSendsIntoTheSameChannel() throws Exception {
        Channel<Integer> channel = setting.channel();
        var first = setting.offer(channel.sender(), 1);
        assertThat(channel.receiver().receive()).isEqualTo(1);
        var second = setting.offer(channel.sender().duplicate(), 2);
        assertThat(channel.receiver().receive()).isEqualTo(2);
        first.result();
        second.result();
    }

    @Test
    void sendersGoOnUntilTheReceiverHasGone() throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(() -> {
            try (Receiver<Integer> receiver = channel.receiver()) {
                return receiver.receive();
            }
        });
        var sending = setting.startMany(2, number -> {
            Sender<Integer> sender = channel.sender().duplicate();
            while (sender.send(number, LONG) == SENT) {
                awaitFewerThan(MANY, sender);
            }
            return sender.isDisconnected();
        });
        assertThat(Background.results(sending)).containsExactly(true, true);
        assertThat(receiving.result()).isBetween(0, 1);
    }

    /// An unbounded channel would take more and more, and leave the receiver no time.
    private static void awaitFewerThan(int many, Sender<Integer> sender) {
        while (sender.size() >= many) {
            Background.giveWay();
        }
    }

    @Test
    void aReceiverGoesOnUntilTheSenderHasGone() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> {
            try (Sender<Integer> sender = channel.sender()) {
                sender.send(1);
                sender.send(2);
            }
        });
        assertThat(channel.receiver().receive()).isEqualTo(1);
        assertThat(channel.receiver().receive()).isEqualTo(2);
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(channel.receiver()::receive);
        sending.result();
    }

    @Test
    void whatManySendersSendArrivesOnceAndNothingElse() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.startSenders(SENDERS, MANY, channel);
        int[] received = new int[SENDERS];
        for (int i = 0; i < SENDERS * MANY; i++) {
            received[channel.receiver().receive()]++;
        }
        assertThat(received).containsOnly(MANY);
        Background.results(sending);
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
        channel.sender().close();
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Disconnected<>());
    }

    @Test
    void twoThreadsMeetOverTwoChannels() throws Exception {
        for (int round = 0; round < MANY; round++) {
            Channel<Integer> there = setting.channel();
            Channel<Integer> back = setting.channel();
            var answering =
                    setting.start(() -> back.sender().send(there.receiver().receive() + 1));
            there.sender().send(round);
            assertThat(back.receiver().receive()).isEqualTo(round + 1);
            answering.result();
        }
    }

    @Test
    void tryReceiveSeesNothingThenTheMessageThenTheEnd() throws Exception {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> receiver = channel.receiver();
        assertThat(receiver.tryReceive()).isEqualTo(new Empty<>());
        var sending = setting.offer(channel.sender(), 1);
        assertThat(receiver.tryReceive()).isEqualTo(new Item<>(1));
        assertThat(receiver.tryReceive()).isEqualTo(new Empty<>());
        sending.result();
        setting.start(() -> channel.sender().close()).result();
        assertThat(receiver.tryReceive()).isEqualTo(new Disconnected<>());
        assertThat(receiver.tryReceive()).isEqualTo(new Disconnected<>());
    }

    @Test
    void aLoopThatIsLeftLeavesTheRest() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> {
            for (int i = 0; i < 4; i++) {
                channel.sender().send(i);
            }
        });
        List<Integer> received = new ArrayList<>();
        for (Integer message : channel.receiver()) {
            received.add(message);
            if (received.size() == 2) {
                break;
            }
        }
        assertThat(received).containsExactly(0, 1);
        assertThat(channel.receiver().stream().limit(2)).containsExactly(2, 3);
        sending.result();
    }

    @Test
    void whatIsAvailableAnswersRequests() throws Exception {
        Channel<Integer> requests = setting.channel();
        Channel<Integer> responses = setting.channel();
        var asking = setting.start(() -> {
            int sum = 0;
            try (Sender<Integer> sender = requests.sender()) {
                while (sum < MANY) {
                    if (sender.size() == 0) {
                        sender.trySend(1);
                    }
                    Background.giveWay();
                    for (Integer response : responses.receiver().available()) {
                        sum += response;
                    }
                }
            }
            responses.receiver().close();
            return sum;
        });
        for (Integer request : requests.receiver()) {
            responses.sender().send(request, LONG);
        }
        assertThat(asking.result()).isGreaterThanOrEqualTo(MANY);
    }

    @Test
    void aReceiverMayGoWhileADuplicateOfTheSenderStays() throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(() -> {
                    try (Receiver<Integer> receiver = channel.receiver()) {
                        return receiver.receive();
                    }
                })
                .awaitWaiting();
        Sender<Integer> duplicate = channel.sender().duplicate();
        channel.sender().close();
        duplicate.send(1);
        assertThat(receiving.result()).isEqualTo(1);
        assertThat(duplicate.trySend(2)).isEqualTo(DISCONNECTED);
    }

    /// Whoever knows of one refusal meets none but refusals.
    @Test
    void aSendThatFailedKeepsFailing() throws Exception {
        List<Integer> undelivered = Collections.synchronizedList(new ArrayList<>());
        Channel<Integer> channel = setting.channel(undelivered::add);
        var sending = setting.startMany(4, number -> {
            while (channel.sender().trySend(-1) != DISCONNECTED) {
                awaitFewerThan(MANY, channel.sender());
            }
            List<SendOutcome> outcomes = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                outcomes.add(channel.sender().trySend(number));
                outcomes.add(channel.sender().send(number, LONG));
            }
            return outcomes;
        });
        while (!setting.isRendezvous() && channel.receiver().size() == 0) {
            Thread.onSpinWait();
        }
        channel.receiver().close();
        assertThat(Background.results(sending))
                .allSatisfy(outcomes -> assertThat(outcomes).containsOnly(DISCONNECTED));
        assertThat(undelivered).allMatch(message -> message == -1);
    }
}
