package ferry.channel;

import static ferry.channel.SendOutcome.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Receives that wait so long and no longer. Which tests of Rust's ask for it is in the table of [MpscTest].
@EverySetting
record TimeoutTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int SENDERS = 8;
    private static final int MANY = 400;

    @Test
    void aTimeoutCountsAnewForEachMessage() throws Exception {
        Channel<Integer> channel = setting.channel();
        Receiver<Integer> receiver = channel.receiver();
        var sending =
                setting.startMany(5, number -> channel.sender().duplicate().send(number, LONG));
        for (int i = 0; i < 5; i++) {
            assertThat(receiver.receive(LONG)).isInstanceOf(Item.class);
        }
        assertThat(receiver.receive(Duration.ofMillis(1))).isEqualTo(new TimedOut<>());
        assertThat(Background.results(sending)).containsOnly(SENT);
        var last = setting.offer(channel.sender(), 5);
        assertThat(receiver.receive(Duration.ofMillis(1))).isEqualTo(new Item<>(5));
        last.result();
    }

    @Test
    void aTimeoutIsNotOverBeforeItsTime() throws Exception {
        Channel<Integer> channel = setting.channel();
        Duration timeout = Duration.ofMillis(2);
        long start = System.nanoTime();
        assertThat(channel.receiver().receive(timeout)).isEqualTo(new TimedOut<>());
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(timeout.toNanos());
    }

    @Test
    void shortTimeoutsLoseNothing() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.startSenders(SENDERS, MANY, channel);
        var receiving = setting.start(() -> {
            int received = 0;
            for (int i = 0; received < SENDERS * MANY; i++) {
                Duration timeout = Duration.ofNanos(i % 50_000);
                received += channel.receiver().receive(timeout) instanceof Item ? 1 : 0;
            }
            return received;
        });
        Background.results(sending);
        assertThat(receiving.result()).isEqualTo(SENDERS * MANY);
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
    }

    @Test
    void aTimeoutMayMeetADuplicateThatComesAndGoes() throws Exception {
        Channel<Integer> channel = setting.channel();
        var duplicating = setting.start(() -> {
            for (int i = 0; i < MANY; i++) {
                channel.sender().duplicate().close();
            }
        });
        for (int i = 0; i < MANY; i++) {
            assertThat(channel.receiver().receive(Duration.ofNanos(i * 10L))).isEqualTo(new TimedOut<>());
        }
        duplicating.result();
        assertThat(channel.receiver().isDisconnected()).isFalse();
    }
}
