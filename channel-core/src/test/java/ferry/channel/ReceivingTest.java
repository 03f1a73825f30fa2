package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EverySetting
record ReceivingTest(Setting setting) {

    @Test
    void aReceiverWaitsForAMessage() throws Exception {
        Channel<String> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        channel.sender().send("hello");
        assertThat(receiving.result()).isEqualTo("hello");
    }

    @Test
    void anEmptyChannelHasNothingAndDoesNotWait() throws Exception {
        Channel<String> channel = setting.channel();
        assertThat(channel.receiver().tryReceive()).isEqualTo(new Empty<>());
        assertThat(channel.receiver().receive(Duration.ZERO)).isEqualTo(new TimedOut<>());
        assertThat(channel.receiver().receive(Duration.ofSeconds(Long.MIN_VALUE)))
                .isEqualTo(new TimedOut<>());
    }

    @Test
    void aReceiverWaitsNoLongerThanItsTimeout() throws Exception {
        Channel<String> channel = setting.channel();
        assertThat(channel.receiver().receive(Duration.ofMillis(1))).isEqualTo(new TimedOut<>());
    }

    @Test
    void aReceiverThatTimedOutTakesNothingAfterwards() throws Exception {
        Channel<String> channel = setting.channel();
        channel.receiver().receive(Duration.ofMillis(1));
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        channel.sender().send("hello");
        assertThat(receiving.result()).isEqualTo("hello");
    }

    @Test
    void aMessageThatIsThereBeatsAnExpiredTimeout() throws Exception {
        Channel<String> channel = setting.channel();
        var sending = setting.start(() -> {
            channel.sender().send("one");
            channel.sender().send("two");
            channel.sender().send("three");
        });
        assertThat(untilThere(channel.receiver(), Duration.ZERO)).isEqualTo("one");
        assertThat(untilThere(channel.receiver(), Duration.ofNanos(-1))).isEqualTo("two");
        assertThat(untilThere(channel.receiver(), Duration.ofSeconds(Long.MIN_VALUE)))
                .isEqualTo("three");
        sending.result();
    }

    private static String untilThere(Receiver<String> receiver, Duration expired) throws InterruptedException {
        while (true) {
            if (receiver.receive(expired) instanceof Item<String>(String message)) {
                return message;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aTimeoutTooLargeForTheClockWaitsForEver() throws Exception {
        Channel<String> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive(Duration.ofSeconds(Long.MAX_VALUE)))
                .awaitWaiting();
        channel.sender().send("hello");
        assertThat(receiving.result()).isEqualTo(new Item<>("hello"));
    }

    @Test
    void aMessageGoesToExactlyOneReceiver() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Background<List<Integer>>> receiving = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Receiver<Integer> receiver = channel.receiver().duplicate();
            receiving.add(setting.start(() -> receiver.stream().toList()));
        }
        List<Integer> messages = IntStream.range(0, 1000).boxed().toList();
        try (Sender<Integer> sender = channel.sender()) {
            for (Integer message : messages) {
                sender.send(message);
            }
        }
        List<Integer> received = new ArrayList<>();
        for (var receiver : receiving) {
            received.addAll(receiver.result());
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void waitingReceiversAreServedInTheOrderTheyCame() throws Exception {
        Channel<Integer> channel = setting.channel();
        var first = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        var second = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        var third = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        for (int message : List.of(1, 2, 3)) {
            assertThat(channel.sender().trySend(message)).isEqualTo(SendOutcome.SENT);
        }
        assertThat(List.of(first.result(), second.result(), third.result())).containsExactly(1, 2, 3);
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void nullIsRefused() {
        Receiver<String> receiver = setting.<String>channel().receiver();
        assertThatNullPointerException().isThrownBy(() -> receiver.receive(null));
        assertThatNullPointerException().isThrownBy(() -> receiver.drainTo(null, 1));
    }
}
