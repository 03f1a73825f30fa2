package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What comes of what nobody should do, all of it.
///
/// | what | comes of it | stated by |
/// | --- | --- | --- |
/// | a null message | NullPointerException, nothing is sent | SendingTest#nullIsRefused |
/// | the same from a select's supplier | the same | SelectTest#aNullMessageIsRefusedAndNothingIsSent |
/// | a null timeout | NullPointerException, nothing happens | SendingTest, ReceivingTest#nullIsRefused, here |
/// | a null handle or callback in a select | NullPointerException at once | aHandleIsWantedAtOnce |
/// | a null callback of a channel | NullPointerException | ChannelTest#aMissingCallbackIsRefused |
/// | a negative capacity | IllegalArgumentException | ChannelTest#aNegativeCapacityIsRefused |
/// | the largest capacity | is taken | ChannelTest#theLargestCapacityCostsNothingUntilItIsUsed |
/// | a negative timeout | like zero: what can be done at once is done | anAbsurdTimeoutIsZeroOrForEver |
/// | a timeout too long for the clock | for ever | the same; SelectFactsTest#aHugeTimeoutWaits |
/// | a delay that is negative, or too long | at once; never | TimerTest |
/// | a period that is not positive | IllegalArgumentException | TimerTest#aPeriodOfNothingIsRefused |
/// | a negative maximum of drainTo | like zero | IterationTest#drainingMovesNoMoreThanItsMaximum |
/// | one's own closed handle | IllegalStateException | ClosedHandleTest, aClosedHandleIsNoArm |
/// | a duplicate of a closed handle | IllegalStateException | aDuplicateAfterTheCloseIsRefused |
/// | a duplicate of a disconnected handle | a disconnected handle | DisconnectionTest |
/// | the other side gone | DisconnectedException, or an outcome | DisconnectionTest |
/// | both: closed here and gone there | IllegalStateException: one's own mistake comes first | ownMistakesComeFirst |
/// | a second close | nothing | DisconnectionTest#closingTwiceCountsOnce |
@EverySetting
record BadInputTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    /// All of them longer than the clock can tell from for ever, or over before they began.
    private static final List<Duration> EXPIRED =
            List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE), Duration.ofDays(-1));

    private static final List<Duration> ENDLESS = List.of(
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            Duration.ofNanos(Long.MAX_VALUE),
            Duration.ofNanos(Long.MAX_VALUE).plusNanos(1));

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void aHandleIsWantedAtOnce() {
        Channel<Integer> channel = setting.channel();
        Select select = Select.fair();
        assertThatNullPointerException().isThrownBy(() -> select.receive(null, message -> {}));
        assertThatNullPointerException().isThrownBy(() -> select.receive(null, message -> {}, () -> {}));
        assertThatNullPointerException().isThrownBy(() -> select.receive(channel.receiver(), null));
        assertThatNullPointerException().isThrownBy(() -> select.receive(channel.receiver(), null, () -> {}));
        assertThatNullPointerException().isThrownBy(() -> select.receive(channel.receiver(), message -> {}, null));
        assertThatNullPointerException().isThrownBy(() -> select.send(null, () -> 1));
        assertThatNullPointerException().isThrownBy(() -> select.send(null, () -> 1, () -> {}));
        assertThatNullPointerException().isThrownBy(() -> select.send(channel.sender(), null));
        assertThatNullPointerException().isThrownBy(() -> select.send(channel.sender(), null, () -> {}));
        assertThatNullPointerException().isThrownBy(() -> select.send(channel.sender(), () -> 1, null));
        // None of them has become an arm.
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(select::poll);
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void nullIsNeitherATimeNorAHandle() {
        Channel<Integer> channel = setting.channel();
        Select select = Select.fair().receive(channel.receiver(), message -> {});
        assertThatNullPointerException().isThrownBy(() -> select.await(null));
        assertThatNullPointerException().isThrownBy(() -> Receiver.after(null));
        assertThatNullPointerException().isThrownBy(() -> Receiver.tick(null));
        assertThatNullPointerException().isThrownBy(() -> channel.sender().sameChannel(null));
        assertThatNullPointerException().isThrownBy(() -> channel.receiver().sameChannel(null));
    }

    @Test
    void anAbsurdTimeoutIsZeroOrForEver() throws Exception {
        Channel<Integer> channel = setting.channel();
        for (Duration expired : EXPIRED) {
            assertThat(channel.receiver().receive(expired)).isInstanceOf(Received.TimedOut.class);
            var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
            assertThat(channel.sender().send(1, expired)).isEqualTo(SendOutcome.SENT);
            receiving.result();
            var sending = setting.offer(channel.sender(), 2);
            assertThat(channel.receiver().receive(expired)).isEqualTo(new Item<>(2));
            sending.result();
        }
        for (Duration endless : ENDLESS) {
            var receiving =
                    setting.start(() -> channel.receiver().receive(endless)).awaitWaiting();
            assertThat(channel.sender().send(3, endless)).isEqualTo(SendOutcome.SENT);
            assertThat(receiving.result()).isEqualTo(new Item<>(3));
        }
    }

    @Test
    void aDuplicateAfterTheCloseIsRefused() {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> sender = channel.sender().duplicate();
        Receiver<Integer> receiver = channel.receiver().duplicate();
        sender.close();
        receiver.close();
        assertThatIllegalStateException().isThrownBy(sender::duplicate);
        assertThatIllegalStateException().isThrownBy(receiver::duplicate);
        // And has not counted: closing the last of the others disconnects.
        channel.sender().close();
        assertThat(channel.receiver().isDisconnected()).isTrue();
        channel.receiver().close();
        assertThat(channel.sender().isDisconnected()).isTrue();
    }

    @Test
    void aClosedHandleIsNoArm() {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> sender = channel.sender().duplicate();
        Receiver<Integer> receiver = channel.receiver().duplicate();
        Select receiving = Select.fair().receive(receiver, message -> {});
        Select sending = Select.fair().send(sender, () -> 1);
        sender.close();
        receiver.close();
        for (Select select : List.of(receiving, sending)) {
            assertThatIllegalStateException().isThrownBy(select::poll);
            assertThatIllegalStateException().isThrownBy(select::await);
            assertThatIllegalStateException().isThrownBy(() -> select.await(LONG));
        }
        assertThat(channel.receiver().available()).isEmpty();
    }

    @Test
    void ownMistakesComeFirst() {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> sender = channel.sender();
        Receiver<Integer> receiver = channel.receiver();
        sender.close();
        receiver.close();
        assertThatIllegalStateException().isThrownBy(() -> sender.send(1));
        assertThatIllegalStateException().isThrownBy(() -> sender.trySend(1));
        assertThatIllegalStateException().isThrownBy(() -> sender.send(1, LONG));
        assertThatIllegalStateException().isThrownBy(receiver::receive);
        assertThatIllegalStateException().isThrownBy(receiver::tryReceive);
        assertThatIllegalStateException().isThrownBy(() -> receiver.receive(LONG));
        assertThatIllegalStateException().isThrownBy(() -> receiver.stream().toList());
        assertThatIllegalStateException()
                .isThrownBy(() -> Select.fair().receive(receiver, message -> {}).poll());
        assertThatIllegalStateException()
                .isThrownBy(() -> Select.fair().send(sender, () -> 1).poll());
    }
}
