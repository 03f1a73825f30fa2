package ferry.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/// Sends ascending numbers in every way there is, and returns those that were sent.
record RandomProducer(int number, Sender<Integer> sender, Random random) implements Callable<List<Integer>> {

    private static final int MESSAGES = 1_000;

    static int producerOf(int message) {
        return message / MESSAGES;
    }

    @Override
    public List<Integer> call() {
        List<Integer> sent = new ArrayList<>();
        try (sender) {
            for (int i = 0; i < MESSAGES; i++) {
                int message = number * MESSAGES + i;
                if (isSent(message)) {
                    sent.add(message);
                }
            }
        } catch (DisconnectedException | IllegalStateException noMoreToSend) {
            return sent;
        }
        return sent;
    }

    private boolean isSent(int message) {
        try {
            return switch (random.nextInt(5)) {
                case 0 -> sender.trySend(message) == SendOutcome.SENT;
                case 1 -> sender.send(message, Duration.ofNanos(random.nextInt(100_000))) == SendOutcome.SENT;
                case 2 -> Select.biased().send(sender, () -> message).poll();
                case 3 ->
                    Select.fair()
                            .send(sender, () -> message)
                            .send(sender, () -> message)
                            .await(Duration.ofNanos(random.nextInt(100_000)));
                default -> {
                    sender.send(message);
                    yield true;
                }
            };
        } catch (InterruptedException notSent) {
            return false;
        }
    }
}
