package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EverySetting
record SendingTest(Setting setting) {

    @Test
    void aMessageThatWasSentIsReceived() throws Exception {
        Channel<String> channel = setting.channel();
        var sending = setting.start(() -> channel.sender().send("hello"));
        assertThat(channel.receiver().receive()).isEqualTo("hello");
        sending.result();
    }

    @Test
    void theMessagesOfOneSenderArriveInTheOrderTheyWereSent() throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Integer> messages = IntStream.range(0, 2500).boxed().toList();
        var sending = setting.start(() -> {
            try (Sender<Integer> sender = channel.sender()) {
                for (Integer message : messages) {
                    sender.send(message);
                }
            }
        });
        assertThat(channel.receiver()).containsExactlyElementsOf(messages);
        sending.result();
    }

    @Test
    void aChannelTakesAsManyMessagesAsItsCapacitySays() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(taken).hasSize(setting.capacity().orElse(3));
        assertThat(channel.sender().size()).isEqualTo(taken.size());
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
    }

    @Test
    void aSendIntoAWaitingReceiversHandsNeedsNoRoom() throws Exception {
        Channel<String> channel = setting.channel();
        var receiving = setting.start(() -> channel.receiver().receive()).awaitWaiting();
        assertThat(channel.sender().trySend("hello")).isEqualTo(SendOutcome.SENT);
        assertThat(receiving.result()).isEqualTo("hello");
    }

    @Test
    @SuppressWarnings("NullAway") // breaks the contract on purpose
    void nullIsRefused() {
        Channel<String> channel = setting.channel();
        Sender<String> sender = channel.sender();
        assertThatNullPointerException().isThrownBy(() -> sender.send(null));
        assertThatNullPointerException().isThrownBy(() -> sender.trySend(null));
        assertThatNullPointerException().isThrownBy(() -> sender.send(null, Duration.ZERO));
        assertThatNullPointerException().isThrownBy(() -> sender.send("hello", null));
        assertThat(channel.receiver().available()).isEmpty();
    }
}
