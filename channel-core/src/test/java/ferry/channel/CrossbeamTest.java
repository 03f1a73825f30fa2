package ferry.channel;

import static ferry.channel.SendOutcome.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What crossbeam-channel's tests of its three flavours state (array, list and zero), each over every capacity,
/// and those of its iterators and of same_channel.
///
/// | here | there |
/// | --- | --- |
/// | MpscTest#tryReceiveSeesNothingThenTheMessageThenTheEnd | array `smoke`, `try_recv`; list `smoke`; |
/// | | list `try_recv`; zero `try_recv` |
/// | ChannelTest#bothEndsKnowSizeAndCapacity | array `capacity`; list `capacity` |
/// | TimerTest#nothingEverComesFromNever | never `smoke`, `capacity`, `len_empty_full`, `try_recv`; |
/// | | never `recv_timeout` |
/// | RendezvousTest#withoutAWaitingReceiverNothingIsSentAtOnce | zero `smoke`, `try_send` |
/// | SendingTest#aChannelTakesAsManyMessagesAsItsCapacitySays | array `len_empty_full`; |
/// | | list `len_empty_full` |
/// | RendezvousTest#aSendReturnsOnlyWhenItsMessageWasTaken | zero `send`, `capacity`, `len_empty_full` |
/// | SendingTest#theMessagesOfOneSenderArriveInTheOrderTheyWereSent | array `recv`, `spsc`; |
/// | | list `recv`, `spsc`; zero `recv`, `spsc` |
/// | ReceivingTest#aReceiverThatTimedOutTakesNothingAfterwards | array `recv_timeout`; |
/// | | list `recv_timeout`; zero `recv_timeout` |
/// | FullChannelTest#aFullChannelRefusesAMessageWithoutWaiting | array `try_send` |
/// | FullChannelTest#aFullChannelMakesItsSendersWait | array `send` |
/// | FullChannelTest#aSenderThatTimedOutHasNotSent | array `send_timeout`; zero `send_timeout` |
/// | DisconnectionTest#withoutReceiversASenderNeverWaits | array `send_after_disconnect`; |
/// | | list `send_after_disconnect`, `try_send`, `send`, `send_timeout` |
/// | DisconnectionTest#whatWasSentBeforeTheLastSenderClosedIsStillReceived | |
/// | | array `recv_after_disconnect`; list `recv_after_disconnect` |
/// | theSizeFollowsEveryMessage | array `len`; list `len`; zero `len` |
/// | FullChannelTest#whenTheLastReceiverClosesWaitingSendersLearnIt | array `disconnect_wakes_sender`; |
/// | | zero `disconnect_wakes_sender` |
/// | DisconnectionTest#waitingReceiversLearnThatTheLastSenderClosed | |
/// | | array `disconnect_wakes_receiver`; list `disconnect_wakes_receiver`; |
/// | | zero `disconnect_wakes_receiver` |
/// | fourReceiversGetWhatFourSendersSend | array `mpmc`; list `mpmc`; zero `mpmc` |
/// | MpscTest#whatIsAvailableAnswersRequests | array `stress_iter`; list `stress_iter`; |
/// | | zero `stress_iter`; iter `recv_try_iter` |
/// | shortTimeoutsOnBothSidesKeepTheOrder | array `stress_timeout_two_threads`; |
/// | | list `stress_timeout_two_threads`; zero `stress_timeout_two_threads` |
/// | UndeliveredTest#whatWasReceivedOrRefusedIsNotUndelivered | zero `drops` |
/// | LinearizabilityTest#whatIsSentWhileTheLastReceiverClosesIsDiscardedOnceOrRefused | array `drops`; |
/// | | list `drops`, `gh_971` |
/// | LinearizabilityTest#whoeverHasSentFindsAMessage | array `linearizable`; list `linearizable` |
/// | SelectRaceTest#twoArmsThatAreAlwaysReadyAreChosenAboutEquallyOften | array `fairness`; |
/// | | list `fairness` |
/// | SelectRaceTest#fiveArmsOfOneChannelAreChosenAboutEquallyOften | array `fairness_duplicates`; |
/// | | list `fairness_duplicates` |
/// | FairnessTest#selectsThatMeetAreFairOnBothSides | zero `fairness` |
/// | FairnessTest#duplicatesThatMeetAreFairOnBothSides | zero `fairness_duplicates` |
/// | makingTheMessageMayReceiveFromTheSameChannel | array `recv_in_send`; list `recv_in_send` |
/// | RendezvousTest#makingTheMessageMayMeetAnotherSender | zero `recv_in_send` |
/// | UndeliveredCallbackTest#everyMessageGetsItsCallWhateverTheOthersThrow | array `panic_on_drop` |
/// | IterationTest#anIterationWaitsForMessagesAndEndsAtTheDisconnection | iter `nested_recv_iter` |
/// | MpscTest#aLoopThatIsLeftLeavesTheRest | iter `recv_iter_break` |
/// | LostHandleTest#anIteratorKeepsItsHandle | iter `recv_into_iter_owned` |
/// | IterationTest#anIteratorCanBeUsedWithoutAskingWhetherThereIsMore | iter `recv_into_iter_borrowed` |
/// | duplicatesAndNoOthersAreOfTheSameChannel | same_channel `array_same_channel`, `list_same_channel`; |
/// | | same_channel `zero_same_channel`, `different_flavours_same_channel` |
/// | TimersTest#duplicatesAndNoOthersAreOfTheSameChannel | same_channel `after_same_channel`; |
/// | | same_channel `tick_same_channel`, `never_same_channel`; never `same_channel` |
/// | not in Java: a thread's locals have no destructor that could use a channel | |
/// | | thread_locals `use_while_exiting` |
@EverySetting
record CrossbeamTest(Setting setting) {

    private static final int THREADS = 4;
    private static final int MANY = 1_000;

    @Test
    void theSizeFollowsEveryMessage() throws Exception {
        Channel<Integer> channel = setting.channel();
        int some = Math.min(50, setting.capacity().orElse(50));
        // Often enough to go round a ring, and from block to block.
        for (int round = 0; round < 30; round++) {
            for (int i = 1; i <= some; i++) {
                channel.sender().send(i);
                assertThat(channel.sender().size()).isEqualTo(i);
            }
            for (int i = some - 1; i >= 0; i--) {
                channel.receiver().receive();
                assertThat(channel.receiver().size()).isEqualTo(i);
            }
        }
        int limit = setting.capacity().orElse(MANY);
        var receiving = setting.start(() -> {
            for (int i = 0; i < MANY; i++) {
                assertThat(channel.receiver().receive()).isEqualTo(i);
                assertThat(channel.receiver().size()).isBetween(0, limit);
            }
        });
        for (int i = 0; i < MANY; i++) {
            channel.sender().send(i);
            assertThat(channel.sender().size()).isBetween(0, limit);
        }
        receiving.result();
        assertThat(channel.receiver().size()).isZero();
    }

    @Test
    void fourReceiversGetWhatFourSendersSend() throws Exception {
        Channel<Integer> channel = setting.channel();
        AtomicIntegerArray received = new AtomicIntegerArray(MANY);
        var receiving = setting.startMany(THREADS, number -> {
            for (int i = 0; i < MANY; i++) {
                received.incrementAndGet(channel.receiver().receive());
            }
            return number;
        });
        var sending = setting.startMany(THREADS, number -> {
            for (int i = 0; i < MANY; i++) {
                channel.sender().send(i);
            }
            return number;
        });
        Background.results(sending);
        Background.results(receiving);
        assertThat(IntStream.range(0, MANY).map(received::get)).containsOnly(THREADS);
        assertThat(channel.receiver().available()).isEmpty();
    }

    @Test
    void shortTimeoutsOnBothSidesKeepTheOrder() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> {
            for (int i = 0; i < MANY; i++) {
                for (int wait = i; channel.sender().send(i, Duration.ofNanos(wait)) != SENT; wait += 1_000) {
                    Background.giveWay();
                }
            }
        });
        int next = 0;
        for (int wait = 0; next < MANY; wait += 100) {
            if (channel.receiver().receive(Duration.ofNanos(wait)) instanceof Item<Integer>(Integer message)) {
                assertThat(message).isEqualTo(next++);
            }
        }
        sending.result();
    }

    @Test
    void makingTheMessageMayReceiveFromTheSameChannel() throws Exception {
        Channel<Integer> channel = setting.channel();
        var first = setting.offer(channel.sender(), 1);
        List<Received<Integer>> received = new ArrayList<>();
        Select select = Select.fair().send(channel.sender(), () -> {
            received.add(channel.receiver().tryReceive());
            return 2;
        });
        if (setting.capacity().orElse(2) > 1) {
            assertThat(select.poll()).isTrue();
            received.add(channel.receiver().tryReceive());
            assertThat(received).containsExactly(new Item<>(1), new Item<>(2));
        } else {
            assertThat(select.poll()).isFalse();
            assertThat(received).isEmpty();
            assertThat(channel.receiver().tryReceive()).isEqualTo(new Item<>(1));
        }
        first.result();
    }

    @Test
    void duplicatesAndNoOthersAreOfTheSameChannel() {
        Channel<Integer> one = setting.channel();
        for (Channel<Integer> other :
                List.of(setting.<Integer>channel(), Channel.<Integer>bounded(1), Channel.<Integer>unbounded())) {
            assertThat(one.sender().duplicate().sameChannel(one.sender())).isTrue();
            assertThat(one.receiver().duplicate().sameChannel(one.receiver())).isTrue();
            assertThat(one.sender().sameChannel(other.sender())).isFalse();
            assertThat(one.receiver().sameChannel(other.receiver())).isFalse();
        }
    }
}
