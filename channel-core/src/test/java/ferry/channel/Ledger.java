package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What became of the messages of one channel, as its users note it down. Confined to the thread that makes it, but
/// for the lists that it hands out, each to one user, and for what is undelivered.
final class Ledger {

    private final List<List<Integer>> sent = new ArrayList<>();
    private final List<List<Integer>> received = new ArrayList<>();
    private final List<Integer> undelivered = Collections.synchronizedList(new ArrayList<>());

    /// Where one user notes down what it has sent.
    List<Integer> sender() {
        return added(sent);
    }

    /// Where one user notes down what it has received.
    List<Integer> receiver() {
        return added(received);
    }

    private static List<Integer> added(List<List<Integer>> lists) {
        List<Integer> list = new ArrayList<>();
        lists.add(list);
        return list;
    }

    void addUndelivered(int message) {
        undelivered.add(message);
    }

    /// What was sent was received or is undelivered, once, and nobody has overtaken a message of the same sender.
    ///
    /// @return how many messages were sent
    long assertBalance(String description) {
        List<Integer> in = sorted(sent.stream());
        assertThat(sorted(Stream.concat(received.stream(), Stream.of(undelivered))))
                .as(description)
                .isEqualTo(in);
        received.forEach(messages -> assertInOrder(messages, new HashMap<>(), description));
        assertInOrder(undelivered, lastReceived(), description);
        return in.size();
    }

    private static List<Integer> sorted(Stream<List<Integer>> messages) {
        return messages.flatMap(List::stream).sorted().toList();
    }

    private Map<Integer, Integer> lastReceived() {
        Map<Integer, Integer> last = new HashMap<>();
        received.forEach(
                messages -> messages.forEach(message -> last.merge(Numbers.senderOf(message), message, Math::max)));
        return last;
    }

    /// @param last the last message of each sender that came before these
    private static void assertInOrder(List<Integer> messages, Map<Integer, Integer> last, String description) {
        for (int message : messages) {
            Integer before = last.put(Numbers.senderOf(message), message);
            if (before != null) {
                assertThat(message).as(description).isGreaterThan(before);
            }
        }
    }
}
