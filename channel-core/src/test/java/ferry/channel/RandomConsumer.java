package ferry.channel;

import ferry.channel.Received.Disconnected;
import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/// Receives in every way there is, until the channel is disconnected or it has had enough, and returns what it
/// received.
final class RandomConsumer implements Callable<List<Integer>> {

    private static final int MANY = 2_000;

    private final Receiver<Integer> receiver;
    private final Random random;
    private final List<Integer> received = new ArrayList<>();

    RandomConsumer(Receiver<Integer> receiver, Random random) {
        this.receiver = receiver;
        this.random = random;
    }

    @Override
    public List<Integer> call() {
        int enough = random.nextInt(MANY);
        boolean more = true;
        try (receiver) {
            while (more && received.size() < enough) {
                more = receiveSome();
            }
        } catch (DisconnectedException | IllegalStateException noMoreToReceive) {
            return received;
        }
        return received;
    }

    private boolean receiveSome() {
        try {
            return switch (random.nextInt(4)) {
                case 0 -> isKept(receiver.tryReceive());
                case 1 -> isKept(receiver.receive(Duration.ofNanos(random.nextInt(100_000))));
                case 2 -> receiver.drainTo(received, random.nextInt(5)) >= 0;
                default -> received.add(receiver.receive());
            };
        } catch (InterruptedException nothingReceived) {
            return true;
        }
    }

    private boolean isKept(Received<Integer> outcome) {
        return switch (outcome) {
            case Item<Integer>(Integer message) -> received.add(message);
            case Empty<Integer> _, TimedOut<Integer> _ -> true;
            case Disconnected<Integer> _ -> false;
        };
    }
}
