package ferry.channel;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The law of conservation: whatever senders, receivers and selects do, with timeouts, interrupts and handles that are
/// closed under them, what was sent was received or is undelivered, once, and in the order of its sender; and what
/// was not sent is neither.
///
/// Usually a few rounds, always the same. With `-Dferry.stress.time=PT30M` they go on for that time, and begin with a
/// random seed, which is printed: `-Dferry.stress.seed=N` begins with that one. A seed decides what everybody tries
/// in which order, though not how the threads are scheduled.
@EverySetting
record ConservationTest(Setting setting) {

    private static final int ROUNDS = 8;
    private static final Duration TIME = Duration.parse(System.getProperty("ferry.stress.time", "PT0S"));
    private static final long SEED = Long.getLong("ferry.stress.seed", TIME.isZero() ? 0 : new Random().nextInt());

    @Test
    void noMessageIsLostDoubledOrOvertaken() throws Exception {
        long begin = System.nanoTime();
        long nanos = TIME.dividedBy(Setting.all().count()).toNanos();
        long messages = 0;
        int rounds = 0;
        while (rounds < ROUNDS || System.nanoTime() - begin < nanos) {
            messages += new ConservationRound(setting, SEED + rounds).run();
            rounds++;
        }
        if (!TIME.isZero()) {
            System.out.printf("%s: %,d messages in %,d rounds from seed %d%n", setting, messages, rounds, SEED);
        }
    }
}
