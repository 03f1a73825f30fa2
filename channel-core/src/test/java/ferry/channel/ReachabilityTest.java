package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A channel lets go of what is not in it any more, as Rust's drops it: so that it can be collected.
@EverySetting
record ReachabilityTest(Setting setting) {

    @Test
    void aReceivedMessageIsNotHeldByItsChannel() throws Exception {
        Channel<Object> channel = setting.channel();
        awaitCollection(received(channel));
        assertThat(channel.receiver().isDisconnected()).isFalse();
    }

    private WeakReference<Object> received(Channel<Object> channel) throws Exception {
        WeakReference<Object> message = sent(channel);
        assertThat(channel.receiver().receive()).isNotNull();
        return message;
    }

    @Test
    void aDiscardedMessageIsNotHeldByItsChannel() throws Exception {
        Channel<Object> channel = setting.channel();
        WeakReference<Object> message = sent(channel);
        channel.receiver().close();
        awaitCollection(message);
        assertThat(channel.sender().isDisconnected()).isTrue();
    }

    @Test
    void aRefusedMessageIsNotHeldByItsChannel() throws Exception {
        Channel<Object> channel = setting.channel();
        channel.receiver().close();
        awaitCollection(sent(channel));
        assertThat(channel.sender().trySend(new Object())).isEqualTo(SendOutcome.DISCONNECTED);
    }

    /// Whoever stays in the line of a channel that nothing comes to would be a leak.
    @Test
    void aSelectThatWasServedElsewhereIsNotHeldByItsOtherChannels() throws Exception {
        Channel<Object> silent = setting.channel();
        List<WeakReference<Object>> served = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            served.add(servedByATimer(silent));
        }
        served.forEach(ReachabilityTest::awaitCollection);
        assertThat(silent.receiver().isDisconnected()).isFalse();
    }

    private static WeakReference<Object> servedByATimer(Channel<Object> silent) throws InterruptedException {
        Object held = new Object();
        Select.fair()
                .receive(silent.receiver(), message -> assertThat(message).isNotSameAs(held))
                .receive(
                        Receiver.after(Duration.ofMillis(1)),
                        due -> assertThat(due).isNotSameAs(held))
                .await();
        return new WeakReference<>(held);
    }

    /// Sends a message that nothing but the channel holds.
    private WeakReference<Object> sent(Channel<Object> channel) {
        Object message = new Object();
        var sending = setting.start(() -> channel.sender().send(message, Duration.ofDays(1)));
        assertThat(sending).isNotNull();
        return new WeakReference<>(message);
    }

    private static void awaitCollection(WeakReference<Object> message) {
        while (message.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
