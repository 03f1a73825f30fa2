package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Jobs that are relieved at the very moment when they end, or when the pool does.
@Timeout(60)
class RelieveRaceTest {

    private static final int WORKERS = 3;

    private static final int OF_EACH_OUTCOME = 300;

    /// Some milliseconds.
    private static final int LONGEST_STEP = 1 << 16;

    /// The laws: every job runs once, and each `true` is one relieved worker with one successor, so that the pool runs
    /// as many jobs at once as ever, no more and no less.
    ///
    /// Whoever has won gets a longer way to go the next time, and a much longer one if he has won time and
    /// again, so that the race becomes close and stays so, however busy the machine is.
    @Test
    void aRaceWithTheEndOfTheJobNeitherShrinksNorGrowsThePool() throws Exception {
        WorkerPool pool = WorkerPool.of(WORKERS);
        int relieved = 0;
        int returned = 0;
        int handicap = 0;
        int step = 1;
        boolean wonBefore = false;
        while (relieved < OF_EACH_OUTCOME || returned < OF_EACH_OUTCOME) {
            RacingJob job = new RacingJob(handicap);
            pool.execute(job);
            boolean won = job.wins(pool);
            step = won == wonBefore ? Math.min(2 * step, LONGEST_STEP) : 1;
            wonBefore = won;
            if (won) {
                returned++;
                handicap += step;
            } else {
                relieved++;
                handicap -= step;
            }
        }
        PoolCapacity.assertRunsAtOnce(WORKERS, pool);
        pool.close();
        assertThat(pool.snapshot().completed()).isEqualTo(relieved + returned + PoolCapacity.jobs(WORKERS));
        assertThat(pool.snapshot().relieved()).isEmpty();
    }

    private static final class RacingJob implements Runnable {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final AtomicBoolean started = new AtomicBoolean();
        private final int handicap;

        /// Above zero it is the job's, below zero that of the one who relieves it.
        RacingJob(int handicap) {
            this.handicap = handicap;
        }

        @Override
        public void run() {
            begun.set(true);
            Await.until(started::get);
            spin(handicap);
        }

        boolean wins(WorkerPool pool) {
            Await.until(begun::get);
            started.set(true);
            spin(-handicap);
            return !pool.relieve(this);
        }

        private static void spin(int times) {
            for (int i = 0; i < times; i++) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void ofTwoWhoRelieveTheSameJobOneSucceeds() throws Exception {
        try (WorkerPool pool = WorkerPool.of(WORKERS)) {
            for (int round = 0; round < 500; round++) {
                HeldJob job = new HeldJob();
                pool.execute(job);
                job.begun();
                List<Thread> rivals = new ArrayList<>();
                AtomicInteger successes = new AtomicInteger();
                for (int i = 0; i < 2; i++) {
                    rivals.add(Thread.ofVirtual().start(() -> successes.addAndGet(pool.relieve(job) ? 1 : 0)));
                }
                for (Thread rival : rivals) {
                    rival.join();
                }
                assertThat(successes).hasValue(1);
                job.end();
            }
            PoolCapacity.assertRunsAtOnce(WORKERS, pool);
        }
    }

    static Stream<Function<WorkerPool, List<Runnable>>> shutdowns() {
        return Stream.of(
                pool -> {
                    pool.shutdown();
                    return List.of();
                },
                WorkerPool::shutdownNow);
    }

    @ParameterizedTest
    @MethodSource("shutdowns")
    void aRaceWithShutdownLosesNoJobAndThePoolTerminates(Function<WorkerPool, List<Runnable>> shutdown)
            throws Exception {
        for (int round = 0; round < 300; round++) {
            WorkerPool pool =
                    WorkerPool.builder().workers(WORKERS).queueCapacity(2).build();
            AtomicInteger ran = new AtomicInteger();
            AtomicInteger accepted = new AtomicInteger();
            Thread producer = Thread.ofVirtual().start(() -> executeAndRelieveUntilRejected(pool, accepted, ran));
            Await.until(() -> ran.get() > 10);
            int handedBack = shutdown.apply(pool).size();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            producer.join();
            assertThat(ran.get() + handedBack).isEqualTo(accepted.get());
            assertThat(pool.snapshot().completed()).isEqualTo(ran.get());
            assertThat(pool.snapshot().relieved()).isEmpty();
        }
    }

    private static void executeAndRelieveUntilRejected(WorkerPool pool, AtomicInteger accepted, AtomicInteger ran) {
        while (true) {
            Runnable job = ran::incrementAndGet;
            try {
                pool.execute(job);
            } catch (RejectedExecutionException shutDown) {
                return;
            }
            accepted.incrementAndGet();
            pool.relieve(job);
        }
    }
}
