package ferry.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Two channels that are used in every way there is, each by some producers and consumers of its own, and both by
/// threads that select among them, while all of them are disturbed.
final class ConservationRound {

    private static final int CHANNELS = 2;
    private static final int PRODUCERS = 2;
    private static final int CONSUMERS = 2;
    private static final int MIXERS = 2;
    private static final int DISTURBANCES = 60;

    private final Setting setting;
    private final String description;
    private final Random random;
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Channel<Integer>> channels = new ArrayList<>();
    private final List<AutoCloseable> handles = new ArrayList<>();
    private final List<Background<?>> users = new ArrayList<>();
    private int numbers;

    ConservationRound(Setting setting, long seed) {
        this.setting = setting;
        this.description = setting + ", seed " + seed;
        this.random = new Random(seed);
    }

    /// Returns how many messages were sent.
    long run() throws Exception {
        for (int i = 0; i < CHANNELS; i++) {
            addChannel();
        }
        for (int i = 0; i < MIXERS; i++) {
            startMixer();
        }
        channels.forEach(channel -> channel.sender().close());
        channels.forEach(channel -> channel.receiver().close());
        disturb();
        for (Background<?> user : users) {
            user.result(description);
        }
        return ledgers.stream()
                .mapToLong(ledger -> ledger.assertBalance(description))
                .sum();
    }

    private void addChannel() {
        Ledger ledger = new Ledger();
        Channel<Integer> channel = setting.channel(ledger::addUndelivered);
        ledgers.add(ledger);
        channels.add(channel);
        if (random.nextBoolean()) {
            ledger.sender().addAll(setting.fill(channel.sender()));
        }
        for (int i = 0; i < CONSUMERS; i++) {
            start(new RandomConsumer(kept(channel.receiver().duplicate()), ledger.receiver(), ownRandom()));
        }
        for (int i = 0; i < PRODUCERS; i++) {
            start(new RandomProducer(kept(channel.sender().duplicate()), ledger.sender(), nextNumbers(), ownRandom()));
        }
    }

    private void startMixer() {
        List<RandomMixer.Side> sides = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            Channel<Integer> channel = channels.get(i);
            Ledger ledger = ledgers.get(i);
            sides.add(new RandomMixer.Side(
                    kept(channel.sender().duplicate()),
                    ledger.sender(),
                    kept(channel.receiver().duplicate()),
                    ledger.receiver()));
        }
        start(new RandomMixer(sides, nextNumbers(), ownRandom()));
    }

    private void start(Background.Action user) {
        users.add(setting.start(user));
    }

    private <H extends AutoCloseable> H kept(H handle) {
        handles.add(handle);
        return handle;
    }

    private Numbers nextNumbers() {
        numbers++;
        return new Numbers(numbers);
    }

    private Random ownRandom() {
        return new Random(random.nextLong());
    }

    /// Interrupts whoever it meets, and now and then closes a handle under its user.
    private void disturb() throws Exception {
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
}
