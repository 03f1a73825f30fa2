package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@EverySetting
record DisconnectionTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void whatWasSentBeforeTheLastSenderClosedIsStillReceived() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        channel.sender().close();
        assertThat(channel.receiver().isDisconnected()).isTrue();
        List<Integer> received = new ArrayList<>();
        while (channel.receiver().receive(LONG) instanceof Item<Integer>(Integer message)) {
            received.add(message);
        }
        assertThat(received).isEqualTo(taken);
    }

    @Test
    void withoutSendersAReceiverNeverWaits() throws Exception {
        Channel<Integer> channel = setting.channel();
        channel.sender().close();
        Receiver<Integer> receiver = channel.receiver();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(receiver::receive);
        assertThat(receiver.tryReceive()).isEqualTo(new Disconnected<>());
        assertThat(receiver.receive(LONG)).isEqualTo(new Disconnected<>());
        assertThat(receiver.receive(Duration.ZERO)).isEqualTo(new Disconnected<>());
    }

    @Test
    void withoutReceiversASenderNeverWaits() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        channel.receiver().close();
        Sender<Integer> sender = channel.sender();
        assertThat(sender.isDisconnected()).isTrue();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(() -> sender.send(1));
        assertThat(sender.trySend(2)).isEqualTo(SendOutcome.DISCONNECTED);
        assertThat(sender.send(3, LONG)).isEqualTo(SendOutcome.DISCONNECTED);
        assertThat(sender.send(4, Duration.ZERO)).isEqualTo(SendOutcome.DISCONNECTED);
    }

    @Test
    void waitingReceiversLearnThatTheLastSenderClosed() throws Exception {
        Channel<Integer> channel = setting.channel();
        var forEver = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        var inTime = setting.start(() -> channel.receiver().receive(LONG)).awaitWaiting();
        channel.sender().close();
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(forEver::result);
        assertThat(inTime.result()).isEqualTo(new Disconnected<>());
    }

    @Test
    void onlyTheLastSenderDisconnectsTheReceivers() throws Exception {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> second = channel.sender().duplicate();
        channel.sender().close();
        assertThat(channel.receiver().isDisconnected()).isFalse();
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        second.send(1);
        assertThat(receiving.result()).isEqualTo(1);
        second.close();
        assertThat(channel.receiver().isDisconnected()).isTrue();
    }

    @Test
    void onlyTheLastReceiverDisconnectsTheSenders() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        Receiver<Integer> second = channel.receiver().duplicate();
        channel.receiver().close();
        assertThat(channel.sender().isDisconnected()).isFalse();
        assertThat(second.available()).containsExactlyElementsOf(taken);
        second.close();
        assertThat(channel.sender().isDisconnected()).isTrue();
    }

    @Test
    void closingTwiceCountsOnce() {
        Channel<Integer> channel = setting.channel();
        Sender<Integer> secondSender = channel.sender().duplicate();
        Receiver<Integer> secondReceiver = channel.receiver().duplicate();
        secondSender.close();
        secondSender.close();
        secondReceiver.close();
        secondReceiver.close();
        assertThat(channel.receiver().isDisconnected()).isFalse();
        assertThat(channel.sender().isDisconnected()).isFalse();
    }

    @Test
    void aDuplicateOfADisconnectedHandleIsDisconnected() {
        Channel<Integer> withoutReceivers = setting.channel();
        withoutReceivers.receiver().close();
        Sender<Integer> sender = withoutReceivers.sender().duplicate();
        assertThat(sender.isDisconnected()).isTrue();
        assertThat(sender.trySend(1)).isEqualTo(SendOutcome.DISCONNECTED);

        Channel<Integer> withoutSenders = setting.channel();
        withoutSenders.sender().close();
        Receiver<Integer> receiver = withoutSenders.receiver().duplicate();
        assertThat(receiver.isDisconnected()).isTrue();
        assertThat(receiver.tryReceive()).isEqualTo(new Disconnected<>());
    }
}
