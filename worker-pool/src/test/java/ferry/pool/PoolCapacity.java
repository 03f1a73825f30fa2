package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// How many jobs a pool can run at the same time.
final class PoolCapacity {

    private PoolCapacity() {}

    /// How many jobs the assertion runs.
    static int jobs(int expected) {
        return expected * 50;
    }

    /// So many meet at a barrier, which less could not, and of many more that come after them there are never more
    /// inside.
    static void assertRunsAtOnce(int expected, WorkerPool pool) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(expected);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < jobs(expected); i++) {
            jobs.add(pool.submit(() -> {
                int most = inside.incrementAndGet();
                barrier.await();
                inside.decrementAndGet();
                return most;
            }));
        }
        for (Future<Integer> job : jobs) {
            assertThat(job.get()).isLessThanOrEqualTo(expected);
        }
    }
}
