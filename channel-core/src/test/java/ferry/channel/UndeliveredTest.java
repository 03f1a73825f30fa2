package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@EverySetting
record UndeliveredTest(Setting setting) {

    @Test
    void aClosedReceiverDiscardsWhatWasBuffered() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = setting.channel(undelivered::add);
        List<Integer> taken = setting.fill(channel.sender());
        channel.receiver().close();
        assertThat(undelivered).isEqualTo(taken);
        assertThat(channel.sender().size()).isZero();
    }

    @Test
    void whatWasDiscardedIsDiscardedOnce() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = setting.channel(undelivered::add);
        List<Integer> taken = setting.fill(channel.sender());
        channel.receiver().close();
        channel.receiver().close();
        channel.sender().close();
        assertThat(undelivered).isEqualTo(taken);
    }

    @Test
    void whatWasReceivedOrRefusedIsNotUndelivered() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = setting.channel(undelivered::add);
        setting.fill(channel.sender());
        channel.receiver().available().forEach(message -> {});
        channel.receiver().close();
        channel.sender().trySend(-1);
        assertThat(undelivered).isEmpty();
    }

    @Test
    void nothingIsDiscardedWhileAReceiverIsLeft() {
        List<Integer> undelivered = new ArrayList<>();
        Channel<Integer> channel = setting.channel(undelivered::add);
        List<Integer> taken = setting.fill(channel.sender());
        Receiver<Integer> second = channel.receiver().duplicate();
        channel.receiver().close();
        channel.sender().close();
        assertThat(undelivered).isEmpty();
        assertThat(second).containsExactlyElementsOf(taken);
    }
}
