package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@EverySetting
record IterationTest(Setting setting) {

    @Test
    void anIterationWaitsForMessagesAndEndsAtTheDisconnection() throws Exception {
        Channel<Integer> channel = setting.channel();
        var iterating = setting.start(() -> {
                    List<Integer> received = new ArrayList<>();
                    for (Integer message : channel.receiver()) {
                        received.add(message);
                    }
                    return received;
                })
                .awaitWaiting();
        channel.sender().send(1);
        iterating.awaitWaiting();
        channel.sender().send(2);
        channel.sender().close();
        assertThat(iterating.result()).containsExactly(1, 2);
    }

    @Test
    void anIteratorCanBeUsedWithoutAskingWhetherThereIsMore() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = sendAndClose(channel.sender(), 1, 2);
        Iterator<Integer> messages = channel.receiver().iterator();
        assertThat(messages.next()).isEqualTo(1);
        assertThat(messages.next()).isEqualTo(2);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(messages::next);
        sending.result();
    }

    @Test
    void askingTwiceWhetherThereIsMoreTakesOneMessage() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = sendAndClose(channel.sender(), 1, 2);
        Iterator<Integer> messages = channel.receiver().iterator();
        assertThat(messages.hasNext()).isTrue();
        assertThat(messages.hasNext()).isTrue();
        assertThat(messages.next()).isEqualTo(1);
        assertThat(messages.next()).isEqualTo(2);
        assertThat(messages.hasNext()).isFalse();
        sending.result();
    }

    @Test
    void theAvailableMessagesEndAsSoonAsNothingIsThere() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        assertThat(channel.receiver().available()).containsExactlyElementsOf(taken);
        assertThat(channel.receiver().available()).isEmpty();
    }

    @Test
    void theAvailableMessagesStayEndedButCanBeAskedForAnew() throws Exception {
        Channel<Integer> channel = setting.channel();
        Iterable<Integer> available = channel.receiver().available();
        Iterator<Integer> ended = available.iterator();
        assertThat(ended.hasNext()).isFalse();
        var sending = setting.offer(channel.sender(), 1);
        assertThat(ended.hasNext()).isFalse();
        assertThat(available).containsExactly(1);
        sending.result();
    }

    @Test
    void aStreamWaitsForMessagesAndEndsAtTheDisconnection() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = sendAndClose(channel.sender(), 1, 2, 3);
        assertThat(channel.receiver().stream().map(message -> message * 10)).containsExactly(10, 20, 30);
        sending.result();
    }

    @Test
    void aLimitedStreamTakesNoMoreThanItsLimit() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = sendAndClose(channel.sender(), 1, 2, 3, 4);
        assertThat(channel.receiver().stream().limit(3)).containsExactly(1, 2, 3);
        assertThat(channel.receiver().receive()).isEqualTo(4);
        sending.result();
    }

    @Test
    void drainingMovesWhatIsThere() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        List<Integer> sink = new ArrayList<>();
        assertThat(channel.receiver().drainTo(sink, Integer.MAX_VALUE)).isEqualTo(taken.size());
        assertThat(sink).isEqualTo(taken);
        channel.sender().close();
        assertThat(channel.receiver().drainTo(sink, 1)).isZero();
    }

    @Test
    void drainingMovesNoMoreThanItsMaximum() {
        Channel<Integer> channel = setting.channel();
        List<Integer> taken = setting.fill(channel.sender());
        List<Integer> sink = new ArrayList<>();
        assertThat(channel.receiver().drainTo(sink, 0)).isZero();
        assertThat(channel.receiver().drainTo(sink, -1)).isZero();
        assertThat(channel.receiver().drainTo(sink, 1)).isEqualTo(Math.min(1, taken.size()));
        assertThat(channel.receiver().size()).isEqualTo(Math.max(0, taken.size() - 1));
    }

    @Test
    void aSinkMayWaitForOthersThatUseTheChannel() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> channel.sender().send(1));
        List<Integer> sizes = new ArrayList<>();
        List<Integer> sink = new ArrayList<>() {
            @Override
            public boolean add(Integer message) {
                sizes.add(
                        CompletableFuture.supplyAsync(channel.receiver()::size).join());
                return super.add(message);
            }
        };
        while (channel.receiver().drainTo(sink, 1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(sizes).containsExactly(0);
        sending.result();
    }

    private Background<Background.Done> sendAndClose(Sender<Integer> sender, int... messages) {
        return setting.start(() -> {
            try (sender) {
                for (int message : messages) {
                    sender.send(message);
                }
            }
        });
    }
}
