package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What other languages' tests ask of selects that meet each other.
///
/// | here | there |
/// | --- | --- |
/// | selectsThatSendAndReceiveOnOneChannelAllPairUp | Go, `TestSelfSelect`; crossbeam, `mpmc` with `recv` and `send` |
/// | aChainOfSelectsPassesEverythingOn | crossbeam, `loop_try` |
@EverySetting
record SelectMeetingTest(Setting setting) {

    private static final int ROUNDS = 1_000;

    @Test
    void selectsThatSendAndReceiveOnOneChannelAllPairUp() throws Exception {
        Channel<Integer> channel = setting.channel();
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger received = new AtomicInteger();
        List<Background<Background.Done>> selecting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            selecting.add(setting.start(() -> {
                Select select = Select.fair()
                        .send(channel.sender(), sent::incrementAndGet)
                        .receive(channel.receiver(), message -> received.getAndIncrement());
                for (int round = 0; round < ROUNDS; round++) {
                    select.await();
                }
            }));
        }
        // The last one of a rendezvous may be left alone: it needs a partner for what it still has to do.
        AtomicBoolean done = new AtomicBoolean();
        var helping = setting.start(() -> {
            Select either = Select.fair()
                    .send(channel.sender(), sent::incrementAndGet)
                    .receive(channel.receiver(), message -> received.getAndIncrement());
            while (!done.get()) {
                either.await(Duration.ofMillis(1));
            }
        });
        for (var select : selecting) {
            select.result();
        }
        done.set(true);
        helping.result();
        assertThat(received.get() + channel.sender().size()).isEqualTo(sent.get());
        assertThat(sent.get() + received.get()).isGreaterThanOrEqualTo(4 * ROUNDS);
    }

    @Test
    void aChainOfSelectsPassesEverythingOn() throws Exception {
        Channel<Integer> first = setting.channel();
        Channel<Integer> second = setting.channel();
        var passing = setting.start(() -> {
            List<Integer> held = new ArrayList<>();
            Select receiving = Select.fair().receive(first.receiver(), held::add, () -> held.add(-1));
            Select sending = Select.fair().send(second.sender(), held::removeFirst);
            while (!held.equals(List.of(-1))) {
                receiving.await();
                if (!held.contains(-1)) {
                    sending.await();
                }
            }
            second.sender().close();
        });
        List<Integer> messages = IntStream.range(0, ROUNDS).boxed().toList();
        var sending = setting.start(() -> {
            for (Integer message : messages) {
                first.sender().send(message);
            }
            first.sender().close();
        });
        assertThat(second.receiver()).containsExactlyElementsOf(messages);
        passing.result();
        sending.result();
    }
}
