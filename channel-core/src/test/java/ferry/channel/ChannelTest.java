package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

final class ChannelTest {

    @Test
    void aNegativeCapacityIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.bounded(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.bounded(Integer.MIN_VALUE, message -> {}));
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void aMissingCallbackIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> Channel.bounded(1, null));
        assertThatNullPointerException().isThrownBy(() -> Channel.unbounded(null));
    }

    @Test
    void theLargestCapacityCostsNothingUntilItIsUsed() {
        Channel<Integer> channel = Channel.bounded(Integer.MAX_VALUE);
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.SENT);
        assertThat(channel.sender().capacity()).hasValue(Integer.MAX_VALUE);
    }

    @Test
    void theFirstHandlesAreAlwaysTheSame() {
        Channel<Integer> channel = Channel.unbounded();
        Sender<Integer> sender = channel.sender();
        sender.close();
        assertThat(channel.sender()).isSameAs(sender);
        assertThat(channel.receiver()).isSameAs(channel.receiver());
    }

    @Test
    void handlesKnowWhetherTheyShareAChannel() {
        Channel<Integer> one = Channel.unbounded();
        Channel<Integer> other = Channel.unbounded();
        assertThat(one.sender().sameChannel(one.sender().duplicate())).isTrue();
        assertThat(one.sender().sameChannel(other.sender())).isFalse();
        assertThat(one.receiver().sameChannel(one.receiver().duplicate())).isTrue();
        assertThat(one.receiver().sameChannel(other.receiver())).isFalse();
    }

    @Test
    void bothEndsKnowSizeAndCapacity() {
        Channel<Integer> channel = Channel.bounded(3);
        channel.sender().trySend(1);
        channel.sender().trySend(2);
        assertThat(channel.sender().size()).isEqualTo(2);
        assertThat(channel.receiver().size()).isEqualTo(2);
        assertThat(channel.sender().capacity()).hasValue(3);
        assertThat(channel.receiver().capacity()).hasValue(3);
        assertThat(Channel.unbounded().receiver().capacity()).isEmpty();
    }
}
