package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.channel.DisconnectedException;
import ferry.channel.Sender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ShutdownTest {

    private final HeldJob running = new HeldJob();

    @Test
    void shutdownLetsTheQueueRun() throws Exception {
        WorkerPool pool = busyPool(2);
        HeldJob queued = new HeldJob();
        pool.execute(queued);
        pool.shutdown();
        running.end();
        queued.begun().end();
        assertTerminates(pool);
        assertThat(running.wasInterrupted()).isFalse();
        assertThat(queued.wasInterrupted()).isFalse();
    }

    static Stream<Consumer<WorkerPool>> waysToGiveAJob() {
        Runnable never = () -> {
            throw new AssertionError("ran after shutdown");
        };
        return Stream.of(
                pool -> pool.execute(never),
                pool -> pool.tryExecute(never),
                pool -> assertThat(pool.submit(never)).isNotNull(),
                pool -> pool.sender().close());
    }

    @ParameterizedTest
    @MethodSource("waysToGiveAJob")
    void nothingIsTakenAfterShutdown(Consumer<WorkerPool> way) throws Exception {
        WorkerPool pool = busyPool(2);
        pool.shutdown();
        assertThatThrownBy(() -> way.accept(pool)).isInstanceOf(RejectedExecutionException.class);
        running.end();
        assertTerminates(pool);
        assertThatThrownBy(() -> way.accept(pool)).isInstanceOf(RejectedExecutionException.class);
        assertThat(pool.snapshot().failed()).isZero();
    }

    @ParameterizedTest
    @MethodSource("waysToGiveAJob")
    void nothingIsTakenAfterShutdownNow(Consumer<WorkerPool> way) throws Exception {
        WorkerPool pool = busyPool(2);
        pool.shutdownNow();
        assertThatThrownBy(() -> way.accept(pool)).isInstanceOf(RejectedExecutionException.class);
        assertTerminates(pool);
        assertThat(pool.snapshot().failed()).isZero();
    }

    @Test
    void aHandedOutSenderKeepsTheWorkersUntilItIsClosed() throws Exception {
        WorkerPool pool = WorkerPool.of(2);
        Sender<Runnable> sender = pool.sender();
        pool.shutdown();
        CountDownLatch ran = new CountDownLatch(1);
        sender.send(ran::countDown);
        ran.await();
        assertThat(pool.isTerminated()).isFalse();

        sender.close();
        assertTerminates(pool);
    }

    @Test
    void shutdownNowHandsBackTheQueueInOrderAndInterruptsWhoIsRunning() throws Exception {
        WorkerPool pool = busyPool(3);
        List<Runnable> queue = List.of(new HeldJob(), new HeldJob(), new HeldJob());
        queue.forEach(pool::execute);

        assertThat(pool.shutdownNow()).containsExactlyElementsOf(queue);
        assertThat(running.wasInterrupted()).isTrue();
        assertTerminates(pool);
        assertThat(pool.shutdownNow()).isEmpty();
        assertThat(pool.snapshot().completed()).isEqualTo(1);
    }

    @Test
    void shutdownNowAfterShutdownHandsBackWhatIsLeft() throws Exception {
        WorkerPool pool = busyPool(1);
        HeldJob queued = new HeldJob();
        pool.execute(queued);
        pool.shutdown();
        assertThat(pool.shutdownNow()).containsExactly(queued);
        assertTerminates(pool);
    }

    @Test
    void shutdownNowDisconnectsHandedOutSenders() throws Exception {
        WorkerPool pool = WorkerPool.of(2);
        try (Sender<Runnable> sender = pool.sender()) {
            pool.shutdownNow();
            assertThatThrownBy(() -> sender.send(() -> {})).isInstanceOf(DisconnectedException.class);
            assertTerminates(pool);
        }
    }

    static Stream<Consumer<WorkerPool>> shutdowns() {
        return Stream.of(ExecutorService::shutdown, ExecutorService::shutdownNow);
    }

    @ParameterizedTest
    @MethodSource("shutdowns")
    void aJobThatWaitsForRoomIsRejected(Consumer<WorkerPool> shutdown) throws Exception {
        WorkerPool pool = busyPool(0);
        HeldJob waiting = new HeldJob();
        FutureTask<Void> producer = new FutureTask<>(() -> pool.execute(waiting), null);
        Await.untilWaiting(Thread.ofPlatform().start(producer));
        shutdown.accept(pool);
        Await.until(producer::isDone);
        assertThat(producer.exceptionNow()).isInstanceOf(RejectedExecutionException.class);

        running.end();
        assertTerminates(pool);
        assertThat(waiting.hasBegun()).isFalse();
    }

    @Test
    void anInterruptedCloseInterruptsTheJobsAndStillWaitsForThem() throws Exception {
        WorkerPool pool = busyPool(1);
        Thread closer = Thread.ofPlatform().start(pool::close);
        Await.until(pool::isShutdown);
        closer.interrupt();
        closer.join();
        assertThat(running.wasInterrupted()).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void aJobMayShutItsOwnPoolDown() throws Exception {
        WorkerPool pool = WorkerPool.of(2);
        pool.execute(pool::shutdown);
        assertTerminates(pool);
    }

    @Test
    void aLostPoolRunsItsQueueAndEnds() throws Exception {
        Thread worker = workerOfALostPool();
        while (worker.isAlive()) {
            System.gc();
            worker.join(Duration.ofMillis(1));
        }
        assertThat(running.ended()).isSameAs(worker);
    }

    private Thread workerOfALostPool() throws Exception {
        WorkerPool pool = WorkerPool.of(1);
        Thread worker = pool.submit(Thread::currentThread).get();
        running.end();
        pool.execute(running);
        return worker;
    }

    private WorkerPool busyPool(int queueCapacity) throws Exception {
        WorkerPool pool =
                WorkerPool.builder().workers(1).queueCapacity(queueCapacity).build();
        pool.execute(running);
        running.begun();
        return pool;
    }

    private static void assertTerminates(WorkerPool pool) throws InterruptedException {
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
}
