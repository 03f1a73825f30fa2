package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What the operations that never wait promise while others are at it. The tests of Rust and crossbeam that ask
/// for it are in the tables of [MpscTest] and [CrossbeamTest].
@ParameterizedClass(name = "{0}")
@MethodSource("ferry.channel.Setting#buffered")
record LinearizabilityTest(Setting setting) {

    private static final int THREADS = 4;
    private static final int ROUNDS = 5_000;
    private static final int MANY = 5_000;

    /// Each thread sends before it receives: so there is always a message for it, though perhaps another one's.
    @Test
    void whoeverHasSentFindsAMessage() throws Exception {
        if (setting.capacity().orElse(THREADS) < THREADS) {
            assertThat(alternate(1)).isEqualTo(ROUNDS);
        } else {
            assertThat(alternate(THREADS)).isEqualTo(THREADS * ROUNDS);
        }
    }

    private int alternate(int threads) throws Exception {
        Channel<Integer> channel = setting.channel();
        List<Background<Integer>> alternating = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            alternating.add(setting.start(() -> {
                int successes = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    channel.sender().send(round);
                    successes += channel.receiver().tryReceive() instanceof Received.Item ? 1 : 0;
                }
                return successes;
            }));
        }
        int successes = 0;
        for (var thread : alternating) {
            successes += thread.result();
        }
        return successes;
    }

    /// Each thread receives before it sends, from a full channel: so there is always room for it.
    @Test
    void whoeverHasReceivedFindsRoom() throws Exception {
        Channel<Integer> channel = setting.channel();
        setting.fill(channel.sender());
        List<Background<Integer>> alternating = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            alternating.add(setting.start(() -> {
                int successes = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    channel.receiver().receive();
                    successes += channel.sender().trySend(round) == SendOutcome.SENT ? 1 : 0;
                }
                return successes;
            }));
        }
        for (var thread : alternating) {
            assertThat(thread.result()).isEqualTo(ROUNDS);
        }
    }

    @Test
    void whatIsSentWhileTheLastReceiverClosesIsDiscardedOnceOrRefused() throws Exception {
        for (int round = 0; round < 40; round++) {
            List<Integer> undelivered = Collections.synchronizedList(new ArrayList<>());
            Channel<Integer> channel = setting.channel(undelivered::add);
            var one = setting.start(() -> sendUntilRefused(channel.sender(), 0));
            var other = setting.start(() -> sendUntilRefused(channel.sender(), MANY));
            while (channel.sender().size() == 0) {
                Thread.onSpinWait();
            }
            channel.receiver().close();
            List<Integer> sent = Stream.concat(one.result().stream(), other.result().stream())
                    .toList();
            assertThat(undelivered).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(channel.sender().trySend(-1)).isEqualTo(SendOutcome.DISCONNECTED);
            assertThat(channel.sender().size()).isZero();
        }
    }

    private static List<Integer> sendUntilRefused(Sender<Integer> sender, int first) {
        List<Integer> sent = new ArrayList<>();
        int message = first;
        while (sent.size() < MANY) {
            switch (sender.trySend(message)) {
                case SENT -> sent.add(message++);
                case FULL -> Thread.onSpinWait();
                case DISCONNECTED, TIMED_OUT -> {
                    return sent;
                }
            }
        }
        return sent;
    }
}
