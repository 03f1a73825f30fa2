package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@EverySetting
record ClosedHandleTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void aClosedSenderRefusesToSend() {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> closed = channel.sender().duplicate();
        closed.close();
        assertThatIllegalStateException().isThrownBy(() -> closed.send(1));
        assertThatIllegalStateException().isThrownBy(() -> closed.trySend(2));
        assertThatIllegalStateException().isThrownBy(() -> closed.send(3, LONG));
        assertThatIllegalStateException().isThrownBy(closed::duplicate);
        assertThat(channel.receiver().available()).isEmpty();
    }

    @Test
    void aClosedReceiverRefusesToReceive() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        Receiver<Integer> closed = channel.receiver().duplicate();
        closed.close();
        assertThatIllegalStateException().isThrownBy(closed::receive);
        assertThatIllegalStateException().isThrownBy(closed::tryReceive);
        assertThatIllegalStateException().isThrownBy(() -> closed.receive(LONG));
        assertThatIllegalStateException().isThrownBy(() -> closed.drainTo(new ArrayList<>(), 1));
        assertThatIllegalStateException().isThrownBy(() -> closed.iterator().hasNext());
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.available().iterator().hasNext());
        assertThatIllegalStateException().isThrownBy(closed::duplicate);
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @Test
    void theLastHandleThatClosedIsClosedTooNotDisconnected() {
        Channel<Integer> channel = setting.channel();
        channel.sender().close();
        channel.receiver().close();
        assertThatIllegalStateException().isThrownBy(() -> channel.sender().trySend(1));
        assertThatIllegalStateException().isThrownBy(() -> channel.sender().duplicate());
        assertThatIllegalStateException().isThrownBy(() -> channel.receiver().tryReceive());
        assertThatIllegalStateException().isThrownBy(() -> channel.receiver().duplicate());
    }

    @Test
    void aClosedHandleCanStillBeAskedAboutItsChannel() {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> receiver = channel.receiver().duplicate();
        Sender<Integer> sender = channel.sender().duplicate();
        receiver.close();
        sender.close();
        assertThat(receiver.isDisconnected()).isFalse();
        assertThat(sender.isDisconnected()).isFalse();
        assertThat(receiver.sameChannel(channel.receiver())).isTrue();
        assertThat(sender.sameChannel(channel.sender())).isTrue();
        assertThat(receiver.capacity()).isEqualTo(setting.capacity());
        assertThat(sender.size()).isZero();
    }

    @Test
    void aReceiveThatWaitsFailsWhenItsHandleIsClosed() throws Exception {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> closed = channel.receiver().duplicate();
        var forEver = setting.start(() -> closed.receive()).awaitWaiting();
        var inTime = setting.start(() -> closed.receive(LONG)).awaitWaiting();
        var other = setting.start(() -> channel.receiver().receive(LONG)).awaitWaiting();
        closed.close();
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.SENT);
        assertThatIllegalStateException().isThrownBy(forEver::result);
        assertThatIllegalStateException().isThrownBy(inTime::result);
        assertThat(other.result()).isEqualTo(new Item<>(1));
    }

    @Test
    void aReceiveThatWaitsFailsWhenItsHandleIsTheLastToClose() {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        channel.receiver().close();
        assertThatIllegalStateException().isThrownBy(receiving::result);
        assertThat(channel.sender().trySend(1)).isEqualTo(SendOutcome.DISCONNECTED);
    }
}
