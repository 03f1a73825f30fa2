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
/// | selectsThatSendAndReceiveOnOneChannelGoOnForEver | Go `TestSelfSelect` |
/// | selectsThatSendOrReceiveOnceAllPairUp | select `matching`, `sync_and_clone`, `send_and_clone`; |
/// | | select_macro `matching` |
/// | theOneThatIsLeftOverPairsUpWithASend | select `matching_with_leftover`; |
/// | | select_macro `matching_with_leftover` |
/// | aSelectThatWaitsMeetsWhoeverOnlyTries | select `loop_try`; select_macro `loop_try` |
/// | whoeverStandsInLineTwiceLeavesNobodyBehind | Go `TestSelectDuplicateChannel`, `select6` |
@EverySetting
record SelectMeetingTest(Setting setting) {

    private static final int ROUNDS = 1_000;
    private static final int MATCHES = 5;
    private static final int EVEN = 44;

    /// In the place of a message that was received: this one sent.
    private static final int SENT = -1;

    @Test
    void selectsThatSendAndReceiveOnOneChannelGoOnForEver() throws Exception {
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

    /// In a rendezvous each of them has to find another one, and nobody is left.
    @Test
    void selectsThatSendOrReceiveOnceAllPairUp() throws Exception {
        for (int round = 0; round < MATCHES; round++) {
            Channel<Integer> channel = setting.channel();
            List<Integer> received = Background.results(selectOnce(channel, EVEN));
            assertPaired(received, channel);
        }
    }

    @Test
    void theOneThatIsLeftOverPairsUpWithASend() throws Exception {
        for (int round = 0; round < MATCHES; round++) {
            Channel<Integer> channel = setting.channel();
            var selecting = selectOnce(channel, EVEN + 1);
            var sending = setting.start(() -> channel.sender().send(EVEN + 1));
            List<Integer> received = new ArrayList<>(Background.results(selecting));
            received.add(SENT);
            // With one place, it is full if all of them were faster than he.
            channel.receiver().available().forEach(received::add);
            sending.result();
            assertPaired(received, channel);
        }
    }

    /// What each of them received, or that it sent.
    private List<Background<Integer>> selectOnce(Channel<Integer> channel, int threads) {
        return setting.startMany(threads, number -> {
            AtomicInteger received = new AtomicInteger();
            Select.fair()
                    .receive(channel.receiver(), received::set)
                    .send(channel.sender(), () -> {
                        received.set(SENT);
                        return number;
                    })
                    .await();
            assertThat(received).doesNotHaveValue(number);
            return received.get();
        });
    }

    private static void assertPaired(List<Integer> received, Channel<Integer> channel) {
        long sent = received.stream().filter(message -> message == SENT).count();
        assertThat(received.size() - sent + channel.receiver().size()).isEqualTo(sent);
    }

    @Test
    void aSelectThatWaitsMeetsWhoeverOnlyTries() throws Exception {
        for (int round = 0; round < MATCHES; round++) {
            Channel<Integer> in = setting.channel();
            Channel<Integer> out = Channel.bounded(0);
            Channel<Integer> end = setting.channel();
            var sending = setting.start(() -> {
                Select select =
                        Select.fair().send(in.sender(), () -> 1).receive(end.receiver(), message -> {}, () -> {});
                while (!select.poll()) {
                    Background.giveWay();
                }
            });
            var receiving = setting.start(() -> {
                while (out.receiver().tryReceive() instanceof Received.Empty
                        && !end.receiver().isDisconnected()) {
                    Background.giveWay();
                }
            });
            List<Integer> done = new ArrayList<>();
            Select.fair()
                    .receive(in.receiver(), done::add)
                    .send(out.sender(), () -> {
                        done.add(2);
                        return 2;
                    })
                    .await();
            end.sender().close();
            assertThat(done).containsAnyOf(1, 2).hasSize(1);
            sending.result();
            receiving.result();
        }
    }

    @Test
    void whoeverStandsInLineTwiceLeavesNobodyBehind() throws Exception {
        Channel<Integer> twice = setting.channel();
        Channel<Integer> other = setting.channel();
        List<Integer> received = new ArrayList<>();
        var selecting = setting.start(() -> Select.fair()
                        .receive(twice.receiver(), received::add)
                        .receive(twice.receiver(), received::add)
                        .receive(other.receiver(), received::add)
                        .await())
                .awaitWaiting();
        var receiving = setting.start(() -> twice.receiver().receive()).awaitWaiting();
        other.sender().send(1);
        selecting.result();
        assertThat(received).containsExactly(1);
        twice.sender().send(2);
        assertThat(receiving.result()).isEqualTo(2);
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
