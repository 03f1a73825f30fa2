package ferry.channel;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Sends its numbers in every way there is, and notes down those that were sent.
record RandomProducer(Sender<Integer> sender, List<Integer> sent, Numbers numbers, Random random)
        implements Background.Action {

    private static final int MESSAGES = 1_000;

    @Override
    public void run() {
        try (sender) {
            boolean more = true;
            for (int i = 0; i < MESSAGES && more; i++) {
                more = sendOne(numbers.next());
            }
        }
    }

    /// False if nothing can be sent any more.
    private boolean sendOne(int message) {
        try {
            if (isSent(message)) {
                sent.add(message);
            }
            return true;
        } catch (InterruptedException notSent) {
            return true;
        } catch (DisconnectedException | IllegalStateException nothingToSendTo) {
            return false;
        }
    }

    private boolean isSent(int message) throws InterruptedException {
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
    }
}
