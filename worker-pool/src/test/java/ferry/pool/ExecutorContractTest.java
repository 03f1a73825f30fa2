package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What every `ExecutorService` owes its users, with queues of several sizes, on both kinds of threads.
@ParameterizedClass
@MethodSource("kinds")
@Timeout(60)
class ExecutorContractTest {

    private static final int WORKERS = 3;

    private final WorkerPool pool;

    ExecutorContractTest(Kind kind) {
        pool = WorkerPool.builder()
                .workers(WORKERS)
                .queueCapacity(kind.capacity())
                .threadFactory(kind.threads())
                .build();
    }

    record Kind(int capacity, String name, ThreadFactory threads) {
        @Override
        public String toString() {
            return name + " threads, capacity " + capacity;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(0, 1, 1024)
                .flatMap(capacity -> Stream.of(
                        new Kind(capacity, "virtual", Thread.ofVirtual().factory()),
                        new Kind(
                                capacity,
                                "platform",
                                Thread.ofPlatform().daemon().factory())));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aTaskYieldsItsResult() throws Exception {
        assertThat(pool.submit(() -> 6 * 7).get()).isEqualTo(42);
        assertThat(pool.submit(() -> {}, "done").get()).isEqualTo("done");
    }

    @Test
    void aTaskYieldsItsFailure() {
        Future<Object> failing = pool.submit(() -> {
            throw new IOException("no such file");
        });
        assertThatThrownBy(failing::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("no such file");
    }

    @Test
    void invokeAllRunsEveryTask() throws Exception {
        List<Callable<Integer>> squares = IntStream.range(0, 100)
                .<Callable<Integer>>mapToObj(i -> () -> i * i)
                .toList();
        int sum = 0;
        for (Future<Integer> square : pool.invokeAll(squares)) {
            sum += square.get();
        }
        assertThat(sum).isEqualTo(328_350);
    }

    @Test
    void invokeAnyYieldsTheResultOfATaskThatSucceeds() throws Exception {
        Callable<String> failing = () -> {
            throw new IOException("not this one");
        };
        assertThat(pool.invokeAny(List.of(failing, () -> "this one", failing))).isEqualTo("this one");
    }

    @Test
    void aCancelledTaskIsInterrupted() throws Exception {
        HeldJob job = new HeldJob();
        Future<?> future = pool.submit(job);
        job.begun();
        assertThat(future.cancel(true)).isTrue();
        assertThat(job.wasInterrupted()).isTrue();
        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void completableFuturesRunOnThePool() {
        List<CompletableFuture<String>> names = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> Thread.currentThread().getName(), pool))
                .toList();
        assertThat(names.stream().map(CompletableFuture::join)).allMatch(name -> name.startsWith("pool-worker-"));
    }

    @Test
    void theStagesOfACompletableFutureRunOnThePool() {
        String stages = CompletableFuture.supplyAsync(() -> "one", pool)
                .thenApplyAsync(soFar -> soFar + " two", pool)
                .thenCombineAsync(CompletableFuture.supplyAsync(() -> " three", pool), String::concat, pool)
                .join();
        assertThat(stages).isEqualTo("one two three");
    }

    @Test
    void asManyJobsRunAtOnceAsThereAreWorkers() throws Exception {
        CyclicBarrier everybody = new CyclicBarrier(WORKERS + 1);
        List<Future<Integer>> arrivals = IntStream.range(0, WORKERS)
                .mapToObj(i -> pool.submit(() -> everybody.await()))
                .toList();
        everybody.await();
        for (Future<Integer> arrival : arrivals) {
            assertThat(arrival.get()).isBetween(0, WORKERS);
        }
    }

    @Test
    void closeWaitsForEveryJob() {
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            pool.execute(ran::incrementAndGet);
        }
        pool.close();
        assertThat(ran).hasValue(1000);
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void terminationIsAwaitedUntilTheTimeIsUp() throws Exception {
        HeldJob job = new HeldJob();
        pool.execute(job);
        job.begun();
        pool.shutdown();
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pool.isTerminated()).isFalse();

        job.end();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void aRunningPoolIsNeitherShutDownNorTerminated() throws Exception {
        assertThat(pool.isShutdown()).isFalse();
        assertThat(pool.isTerminated()).isFalse();
        assertThat(pool.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // What the compiler refuses here, other compilers let through.
    void nullIsRefused() {
        assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.tryExecute(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> pool.relieve(null)).isInstanceOf(NullPointerException.class);
    }
}
