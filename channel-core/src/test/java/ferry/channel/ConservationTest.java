package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The law of conservation: whatever senders and receivers do, with timeouts, interrupts and handles that are
/// closed under them, what was sent was received or is undelivered, once, and in the order of its sender; and what
/// was not sent is neither.
@EverySetting
record ConservationTest(Setting setting) {

    private static final int ROUNDS = 8;
    private static final int PRODUCERS = 4;
    private static final int CONSUMERS = 3;
    private static final int DISTURBANCES = 60;

    @Test
    void noMessageIsLostDoubledOrOvertaken() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            runRound(new Random(seed), setting + ", seed " + seed);
        }
    }

    private void runRound(Random random, String description) throws Exception {
        List<Integer> undelivered = Collections.synchronizedList(new ArrayList<>());
        Channel<Integer> channel = setting.channel(undelivered::add);
        List<AutoCloseable> handles = new ArrayList<>();
        List<Background<List<Integer>>> consumers = new ArrayList<>();
        for (int i = 0; i < CONSUMERS; i++) {
            Receiver<Integer> receiver = channel.receiver().duplicate();
            handles.add(receiver);
            consumers.add(setting.start(new RandomConsumer(receiver, new Random(random.nextLong()))));
        }
        List<Background<List<Integer>>> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            Sender<Integer> sender = channel.sender().duplicate();
            handles.add(sender);
            producers.add(setting.start(new RandomProducer(i, sender, new Random(random.nextLong()))));
        }
        channel.sender().close();
        channel.receiver().close();
        disturb(Stream.concat(consumers.stream(), producers.stream()).toList(), handles, random);

        List<List<Integer>> sent = Background.results(producers);
        List<List<Integer>> received = Background.results(consumers);
        assertThat(sorted(Stream.concat(received.stream(), Stream.of(undelivered))))
                .as(description)
                .isEqualTo(sorted(sent.stream()));
        received.forEach(messages -> assertInOrder(messages, new HashMap<>(), description));
        assertInOrder(undelivered, lastReceived(received), description);
    }

    /// Interrupts whoever it meets, and now and then closes a handle under its user.
    private static void disturb(List<Background<List<Integer>>> users, List<AutoCloseable> handles, Random random)
            throws Exception {
        for (int i = 0; i < DISTURBANCES; i++) {
            users.get(random.nextInt(users.size())).interrupt();
            if (random.nextInt(DISTURBANCES) == 0) {
                handles.get(random.nextInt(handles.size())).close();
            }
            for (int pause = random.nextInt(5_000); pause > 0; pause--) {
                Thread.onSpinWait();
            }
        }
    }

    private static List<Integer> sorted(Stream<List<Integer>> messages) {
        return messages.flatMap(List::stream).sorted().toList();
    }

    private static Map<Integer, Integer> lastReceived(List<List<Integer>> received) {
        Map<Integer, Integer> last = new HashMap<>();
        received.forEach(messages ->
                messages.forEach(message -> last.merge(RandomProducer.producerOf(message), message, Math::max)));
        return last;
    }

    /// @param last the last message of each producer that came before these
    private static void assertInOrder(List<Integer> messages, Map<Integer, Integer> last, String description) {
        for (int message : messages) {
            Integer before = last.put(RandomProducer.producerOf(message), message);
            if (before != null) {
                assertThat(message).as(description).isGreaterThan(before);
            }
        }
    }
}
