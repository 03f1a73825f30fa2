package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One worker, busy, and a queue for one job.
@Timeout(60)
class FullQueueTest {

    private final WorkerPool pool =
            WorkerPool.builder().workers(1).queueCapacity(1).build();
    private final HeldJob running = new HeldJob();
    private final HeldJob queued = new HeldJob();

    @BeforeEach
    void occupyTheWorker() throws Exception {
        pool.execute(running);
        running.begun();
    }

    @AfterEach
    void close() {
        running.end();
        queued.end();
        pool.close();
    }

    @Test
    void tryExecuteSaysFalseWhenTheQueueIsFull() throws Exception {
        assertThat(pool.tryExecute(queued)).isTrue();
        HeldJob shed = new HeldJob();
        assertThat(pool.tryExecute(shed)).isFalse();

        running.end();
        queued.begun();
        assertThat(pool.tryExecute(() -> {})).isTrue();
        queued.end();
        pool.close();
        assertThat(shed.hasBegun()).isFalse();
    }

    @Test
    void executeWaitsForRoom() throws Exception {
        pool.execute(queued);
        HeldJob third = new HeldJob();
        Thread producer = Thread.ofPlatform().start(() -> pool.execute(third));
        Await.untilWaiting(producer);

        running.end();
        producer.join();
        queued.end();
        third.begun().end();
        third.ended();
    }

    @Test
    void anInterruptWhileWaitingForRoomRejectsTheJobAndStaysSet() throws Exception {
        pool.execute(queued);
        HeldJob third = new HeldJob();
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            assertThatThrownBy(() -> pool.execute(third))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread producer = Thread.ofPlatform().start(interrupted);
        Await.untilWaiting(producer);
        producer.interrupt();
        assertThat(interrupted.get()).isTrue();

        running.end();
        queued.end();
        pool.close();
        assertThat(third.hasBegun()).isFalse();
    }

    @Test
    void anInterruptedThreadMayGiveAJobAwayWhileThereIsRoom() {
        Thread.currentThread().interrupt();
        pool.execute(queued);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.snapshot().queued()).isEqualTo(1);
    }
}
