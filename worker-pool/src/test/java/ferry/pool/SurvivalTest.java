package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker outlives every job, whatever the job throws or leaves behind.
@Timeout(60)
class SurvivalTest {

    private final Queue<Map.Entry<String, Throwable>> failures = new ConcurrentLinkedQueue<>();
    private final WorkerPool pool = WorkerPool.builder()
            .workers(1)
            .listener((job, cause) -> failures.add(Map.entry(job, cause)))
            .build();

    @AfterEach
    void close() {
        pool.close();
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalArgumentException("a bad number"),
                new IllegalStateException("as if the channel were closed"),
                new AssertionError("an error"),
                new OutOfMemoryError("as if"),
                new IOException("checked, and thrown all the same"),
                new InterruptedException("as if interrupted"),
                new Throwable("just so"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aWorkerOutlivesAJobThatThrows(Throwable any) throws Exception {
        Thread worker = workerThread();
        pool.execute(WorkerPool.named("thrower", () -> SurvivalTest.<RuntimeException>sneak(any)));

        assertThat(workerThread()).isSameAs(worker);
        assertThat(failures).containsExactly(Map.entry("thrower", any));
        assertThat(pool.snapshot().failed()).isEqualTo(1);
    }

    @Test
    void aWorkerOutlivesAStackOverflow() throws Exception {
        Thread worker = workerThread();
        pool.execute(WorkerPool.named("endless", () -> endless(0)));

        assertThat(workerThread()).isSameAs(worker);
        assertThat(failures).extracting(Map.Entry::getKey).containsExactly("endless");
        assertThat(failures).extracting(Map.Entry::getValue).hasOnlyElementsOfType(StackOverflowError.class);
    }

    @Test
    void anInterruptFlagThatAJobLeavesDoesNotReachTheNext() throws Exception {
        pool.execute(() -> Thread.currentThread().interrupt());
        assertThat(nextJobIsInterrupted()).isFalse();
    }

    @Test
    void anInterruptFlagThatAFailingJobLeavesDoesNotReachTheNext() throws Exception {
        pool.execute(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("interrupted and failing");
        });
        assertThat(nextJobIsInterrupted()).isFalse();
    }

    @Test
    void anInterruptBetweenTwoJobsDoesNotReachTheNext() throws Exception {
        Thread worker = workerThread();
        Await.untilWaiting(worker);
        worker.interrupt();
        assertThat(nextJobIsInterrupted()).isFalse();
        assertThat(workerThread()).isSameAs(worker);
    }

    @Test
    void aFailedJobIsReportedOnAThreadThatIsNotInterrupted() throws Exception {
        Queue<Boolean> interrupted = new ConcurrentLinkedQueue<>();
        try (WorkerPool watched = WorkerPool.builder()
                .listener((job, cause) -> interrupted.add(Thread.currentThread().isInterrupted()))
                .build()) {
            watched.execute(() -> {
                Thread.currentThread().interrupt();
                throw new IllegalArgumentException("interrupted and failing");
            });
        }
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void aTaskWithAFutureFailsThereAndNotInThePool() throws Exception {
        Future<?> task = pool.submit(() -> Integer.parseInt("seven"));
        Await.until(() -> pool.snapshot().completed() == 1);
        assertThat(task.exceptionNow()).isInstanceOf(NumberFormatException.class);
        assertThat(failures).isEmpty();
    }

    private Thread workerThread() throws Exception {
        return pool.submit(Thread::currentThread).get();
    }

    private boolean nextJobIsInterrupted() throws Exception {
        return pool.submit(() -> Thread.currentThread().isInterrupted()).get();
    }

    /// Throws anything, as bytecode of other languages may.
    @SuppressWarnings("unchecked") // The cast is erased: that is the trick.
    private static <T extends Throwable> void sneak(Throwable any) throws T {
        throw (T) any;
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : 1 + endless(depth + 1);
    }
}
