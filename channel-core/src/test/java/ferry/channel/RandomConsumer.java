package ferry.channel;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Receives in every way there is, until the channel is disconnected or it has had enough, and notes down what it
/// received.
final class RandomConsumer implements Background.Action {

    private static final int MANY = 2_000;

    private final Receiver<Integer> receiver;
    private final List<Integer> received;
    private final Random random;
    private final Select select;

    RandomConsumer(Receiver<Integer> receiver, List<Integer> received, Random random) {
        this.receiver = receiver;
        this.received = received;
        this.random = random;
        this.select = Select.fair()
                .receive(receiver, received::add)
                .receive(receiver, received::add)
                .receive(Receiver.<Integer>never(), received::add);
    }

    @Override
    public void run() {
        int enough = random.nextInt(MANY);
        boolean more = true;
        try (receiver) {
            while (more && received.size() < enough) {
                more = receiveSome();
            }
        }
    }

    private boolean receiveSome() {
        try {
            return switch (random.nextInt(6)) {
                case 0 -> isKept(receiver.tryReceive());
                case 1 -> isKept(receiver.receive(Duration.ofNanos(random.nextInt(100_000))));
                case 2 -> receiver.drainTo(received, random.nextInt(5)) >= 0;
                case 3 -> selectIn(Duration.ZERO);
                case 4 -> selectIn(Duration.ofNanos(random.nextInt(100_000)));
                default -> received.add(receiver.receive());
            };
        } catch (InterruptedException nothingReceived) {
            return true;
        } catch (DisconnectedException | IllegalStateException noMoreToReceive) {
            return false;
        }
    }

    /// What it receives it keeps itself; when nothing can come any more, it throws.
    private boolean selectIn(Duration timeout) throws InterruptedException {
        if (timeout.isZero()) {
            select.poll();
        } else {
            select.await(timeout);
        }
        return true;
    }

    private boolean isKept(Received<Integer> outcome) {
        return switch (outcome) {
            case Item<Integer>(Integer message) -> received.add(message);
            case Empty<Integer> _, TimedOut<Integer> _ -> true;
            case Disconnected<Integer> _ -> false;
        };
    }
}
