package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Producers that give jobs to a pool while it is shut down. The conservation law: each job has run exactly once,
/// or was rejected, or was handed back.
@Timeout(60)
class ShutdownRaceTest {

    private static final int ROUNDS = 150;
    private static final int PRODUCERS = 3;
    private static final int JOBS_BEFORE_SHUTDOWN = 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16})
    void everyJobRunsOnceOrIsRejected(int queueCapacity) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            race(queueCapacity, pool -> {
                pool.shutdown();
                return List.of();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16})
    void everyJobRunsOnceOrIsRejectedOrIsHandedBack(int queueCapacity) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            race(queueCapacity, WorkerPool::shutdownNow);
        }
    }

    private static void race(int queueCapacity, Function<WorkerPool, List<Runnable>> shutdown) throws Exception {
        WorkerPool pool =
                WorkerPool.builder().workers(2).queueCapacity(queueCapacity).build();
        CountDownLatch warm = new CountDownLatch(JOBS_BEFORE_SHUTDOWN);
        List<FutureTask<Production>> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            FutureTask<Production> producer = new FutureTask<>(() -> produceUntilRejected(pool, warm));
            Thread.ofVirtual().start(producer);
            producers.add(producer);
        }
        warm.await();
        Set<Runnable> handedBack = new HashSet<>(shutdown.apply(pool));
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        for (FutureTask<Production> producer : producers) {
            assertConserved(producer.get(), handedBack);
        }
        assertThat(handedBack).isEmpty();
    }

    private static void assertConserved(Production production, Set<Runnable> handedBack)
            throws InterruptedException, ExecutionException {
        for (CountedJob job : production.accepted()) {
            assertThat(job.runs.get()).isEqualTo(handedBack.remove(job) ? 0 : 1);
        }
        assertThat(production.rejected().runs).hasValue(0);
    }

    private static Production produceUntilRejected(WorkerPool pool, CountDownLatch warm) {
        List<CountedJob> accepted = new ArrayList<>();
        while (true) {
            CountedJob job = new CountedJob();
            try {
                pool.execute(job);
            } catch (RejectedExecutionException shutDown) {
                return new Production(accepted, job);
            }
            accepted.add(job);
            warm.countDown();
        }
    }

    private record Production(List<CountedJob> accepted, CountedJob rejected) {}

    private static final class CountedJob implements Runnable {
        final AtomicInteger runs = new AtomicInteger();

        @Override
        public void run() {
            runs.incrementAndGet();
        }
    }
}
