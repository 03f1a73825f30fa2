package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ferry.channel.Received.Disconnected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Channels that live for one message at most: all that can happen to them happens at once.
///
/// | here | there |
/// | --- | --- |
/// | aReceiveMeetsASend | array `stress_oneshot`; list `stress_oneshot`; zero `stress_oneshot` |
@EverySetting
record OneShotTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int ROUNDS = 200;

    @Test
    void eitherEndMayCloseFirst() {
        Channel<Integer> one = setting.channel();
        one.receiver().close();
        assertThat(one.sender().isDisconnected()).isTrue();
        one.sender().close();
        Channel<Integer> other = setting.channel();
        other.sender().close();
        assertThat(other.receiver().isDisconnected()).isTrue();
        other.receiver().close();
    }

    @Test
    void bothEndsMayCloseAtOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> channel = setting.channel();
            var closing = setting.start(() -> channel.receiver().close());
            channel.sender().close();
            closing.result();
            assertThat(channel.sender().isDisconnected()).isTrue();
            assertThat(channel.receiver().isDisconnected()).isTrue();
        }
    }

    /// The message is the channel's, which discards it, or its sender's: never both, never neither.
    @Test
    void aSendMayMeetTheClosingOfTheReceiver() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            List<Integer> undelivered = Collections.synchronizedList(new ArrayList<>());
            Channel<Integer> channel = setting.channel(undelivered::add);
            var sending = setting.start(() -> channel.sender().send(1, LONG));
            channel.receiver().close();
            switch (sending.result()) {
                case SENT -> assertThat(undelivered).containsExactly(1);
                case DISCONNECTED -> assertThat(undelivered).isEmpty();
                case FULL, TIMED_OUT -> throw new AssertionError("it gave up");
            }
        }
    }

    @Test
    void aReceiveMayMeetTheClosingOfTheSender() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> channel = setting.channel();
            var receiving = setting.start(() -> channel.receiver().receive());
            channel.sender().close();
            assertThatExceptionOfType(DisconnectedException.class).isThrownBy(receiving::result);
        }
    }

    @Test
    void aReceiveMeetsASend() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Channel<Integer> channel = setting.channel();
            var receiving = setting.start(() -> channel.receiver().receive());
            channel.sender().send(i);
            assertThat(receiving.result()).isEqualTo(i);
        }
    }

    /// The handles go from thread to thread, each of which uses them once.
    @Test
    void eachMessageMayHaveThreadsOfItsOwn() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> sendFrom(channel.sender(), 0));
        var receiving = setting.start(() -> receiveFrom(channel.receiver(), 0));
        assertThat(sending.result()).isEqualTo(ROUNDS);
        assertThat(receiving.result()).isEqualTo(new Disconnected<>());
    }

    private int sendFrom(Sender<Integer> sender, int message) throws Exception {
        if (message == ROUNDS) {
            sender.close();
            return message;
        }
        sender.send(message);
        return setting.start(() -> sendFrom(sender, message + 1)).result();
    }

    private Received<Integer> receiveFrom(Receiver<Integer> receiver, int message) throws Exception {
        if (message == ROUNDS) {
            return receiver.receive(LONG);
        }
        assertThat(receiver.receive()).isEqualTo(message);
        return setting.start(() -> receiveFrom(receiver, message + 1)).result();
    }
}
