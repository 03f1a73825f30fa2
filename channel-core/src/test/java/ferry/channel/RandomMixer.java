package ferry.channel;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Selects among sends and receives on several channels, with some timers between them, for a while. Some of its
/// messages can't be made.
final class RandomMixer implements Background.Action {

    /// What it does with one of the channels.
    record Side(Sender<Integer> sender, List<Integer> sent, Receiver<Integer> receiver, List<Integer> received) {

        void close() {
            sender.close();
            receiver.close();
        }
    }

    private static final int STEPS = 500;
    private static final int MANY_ARMS = 5;
    private static final int LONGEST_WAIT_NANOS = 100_000;

    private static final class NoMessage extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoMessage() {
            super("this message can't be made", null, false, false);
        }
    }

    private final List<Side> sides;
    private final Numbers numbers;
    private final Random random;
    private @Nullable Side sending;
    private int message;

    RandomMixer(List<Side> sides, Numbers numbers, Random random) {
        this.sides = sides;
        this.numbers = numbers;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            boolean more = true;
            for (int i = 0; i < STEPS && more; i++) {
                more = mix();
            }
        } finally {
            sides.forEach(Side::close);
        }
    }

    /// False if there is nothing more to do.
    private boolean mix() {
        sending = null;
        try {
            boolean done = choose(randomSelect());
            if (done && sending != null) {
                sending.sent.add(message);
            }
            return true;
        } catch (InterruptedException | NoMessage nothingDone) {
            return true;
        } catch (DisconnectedException | IllegalStateException nothingToDo) {
            return false;
        }
    }

    private boolean choose(Select select) throws InterruptedException {
        return random.nextInt(3) == 0
                ? select.poll()
                : select.await(Duration.ofNanos(random.nextInt(LONGEST_WAIT_NANOS)));
    }

    private Select randomSelect() {
        Select select = random.nextBoolean() ? Select.fair() : Select.biased();
        for (int arms = 1 + random.nextInt(MANY_ARMS); arms > 0; arms--) {
            addArm(select, sides.get(random.nextInt(sides.size())));
        }
        return select;
    }

    private void addArm(Select select, Side side) {
        switch (random.nextInt(8)) {
            case 0 -> select.receive(Receiver.after(Duration.ofNanos(random.nextInt(LONGEST_WAIT_NANOS))), due -> {});
            case 1, 2, 3 -> select.send(side.sender, () -> messageFor(side));
            default -> select.receive(side.receiver, side.received::add);
        }
    }

    private int messageFor(Side side) {
        if (random.nextInt(16) == 0) {
            throw new NoMessage();
        }
        sending = side;
        message = numbers.next();
        return message;
    }
}
