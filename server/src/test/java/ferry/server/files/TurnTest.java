package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnTest {
    /// More would be no slice of work any more.
    private static final long SLICE = Duration.ofMillis(1).toNanos();

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void othersGetTheirTurnHoweverManyWork() throws InterruptedException {
        var working = IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
                .mapToObj(worker -> Thread.ofVirtual().start(this::work))
                .toList();
        try {
            for (int turn = 0; turn < 20; turn++) {
                Thread other = Thread.ofVirtual().start(() -> {});
                assertThat(other.join(Duration.ofSeconds(30))).isTrue();
            }
        } finally {
            over.set(true);
        }
        for (Thread worker : working) {
            worker.join();
        }
    }

    private void work() {
        while (!over.get()) {
            long end = System.nanoTime() + SLICE;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            Turn.pass();
        }
    }
}
