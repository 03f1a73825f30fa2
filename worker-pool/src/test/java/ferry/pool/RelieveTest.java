package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelieveTest {

    private final AtomicBoolean noMoreThreads = new AtomicBoolean();
    private final WorkerPool pool = WorkerPool.builder()
            .workers(1)
            .threadFactory(
                    job -> noMoreThreads.get() ? null : Thread.ofVirtual().unstarted(job))
            .build();
    private final HeldJob slow = new HeldJob();

    @AfterEach
    void close() {
        slow.end();
        pool.close();
    }

    @Test
    void anotherThreadTakesThePlaceWhileTheJobGoesOn() throws Exception {
        pool.execute(slow);
        slow.begun();
        assertThat(pool.relieve(slow)).isTrue();

        Thread successor = pool.submit(Thread::currentThread).get();
        assertThat(pool.snapshot().relieved()).hasSize(1);

        slow.end();
        Thread relieved = slow.ended();
        assertThat(relieved).isNotSameAs(successor);
        assertThat(relieved.getName()).isEqualTo("pool-worker-1-relieved");
        assertThat(successor.getName()).isEqualTo("pool-worker-1");
    }

    @Test
    void theJobsThatRunCanBeAskedForUntilTheyAreRelieved() throws Exception {
        assertThat(pool.running()).isEmpty();
        pool.execute(slow);
        slow.begun();
        assertThat(pool.running()).containsExactly(slow);
        pool.relieve(slow);
        assertThat(pool.running()).isEmpty();
    }

    @Test
    void aRelievedWorkerLeavesWhenItsJobReturns() throws Exception {
        pool.execute(slow);
        slow.begun();
        pool.relieve(slow);
        slow.end();
        slow.ended().join();

        PoolSnapshot afterwards = pool.snapshot();
        assertThat(afterwards.relieved()).isEmpty();
        assertThat(afterwards.workers()).hasSize(1);
        assertThat(afterwards.completed()).isEqualTo(1);
    }

    @Test
    void aRelievedJobThatFailsCounts() throws Exception {
        Runnable failing = () -> {
            slow.run();
            throw new IllegalArgumentException("failed after all");
        };
        pool.execute(failing);
        slow.begun();
        assertThat(pool.relieve(failing)).isTrue();
        slow.end();
        slow.ended().join();
        assertThat(pool.snapshot().failed()).isEqualTo(1);
    }

    @Test
    void aJobIsRelievedOnce() throws Exception {
        pool.execute(slow);
        slow.begun();
        assertThat(pool.relieve(slow)).isTrue();
        assertThat(pool.relieve(slow)).isFalse();
        assertThat(pool.snapshot().relieved()).hasSize(1);
    }

    @Test
    void aJobThatNobodyRunsIsNotRelieved() throws Exception {
        HeldJob queued = new HeldJob();
        pool.execute(slow);
        slow.begun();
        pool.execute(queued);
        assertThat(pool.relieve(queued)).isFalse();

        slow.end();
        queued.begun();
        assertThat(pool.relieve(slow)).isFalse();
        queued.end();
    }

    @Test
    void onlyTheVeryJobIsRelievedNotAnEqualOne() throws Exception {
        Runnable running = WorkerPool.named("slow", slow);
        pool.execute(running);
        slow.begun();
        Runnable equal = WorkerPool.named("slow", slow);
        assertThat(equal).isEqualTo(running);
        assertThat(pool.relieve(equal)).isFalse();
        assertThat(pool.relieve(running)).isTrue();
    }

    @Test
    void aTaskIsRelievedByItsFuture() throws Exception {
        Future<?> future = pool.submit(slow);
        slow.begun();
        assertThat(pool.relieve((Runnable) future)).isTrue();
        assertThat(pool.submit(() -> "free").get()).isEqualTo("free");
    }

    @Test
    void aJobThatRunsTwiceIsRelievedTwice() throws Exception {
        try (WorkerPool two = WorkerPool.of(2)) {
            CountDownLatch bothBegun = new CountDownLatch(2);
            CountDownLatch end = new CountDownLatch(1);
            Runnable twice = () -> {
                bothBegun.countDown();
                awaitUnlessInterrupted(end);
            };
            two.execute(twice);
            two.execute(twice);
            bothBegun.await();
            assertThat(two.relieve(twice)).isTrue();
            assertThat(two.relieve(twice)).isTrue();
            assertThat(two.relieve(twice)).isFalse();
            end.countDown();
        }
    }

    @Test
    void aJobMayRelieveItself() throws Exception {
        Runnable selfish = new Runnable() {
            @Override
            public void run() {
                pool.relieve(this);
                slow.run();
            }
        };
        pool.execute(selfish);
        slow.begun();
        assertThat(pool.submit(() -> "free").get()).isEqualTo("free");
    }

    @Test
    void asManyJobsRunAtOnceAsBeforeHoweverManyWereRelieved() throws Exception {
        try (WorkerPool three = WorkerPool.of(3)) {
            List<HeldJob> relieved = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                HeldJob job = new HeldJob();
                three.execute(job);
                assertThat(three.relieve(job.begun())).isTrue();
                relieved.add(job);
            }
            PoolCapacity.assertRunsAtOnce(3, three);
            relieved.forEach(HeldJob::end);
            PoolCapacity.assertRunsAtOnce(3, three);
        }
    }

    @Test
    void terminationWaitsForRelievedJobs() throws Exception {
        pool.execute(slow);
        slow.begun();
        pool.relieve(slow);
        pool.shutdown();
        Await.until(() -> pool.snapshot().count(WorkerState.ENDED) == 1);
        assertThat(pool.isTerminated()).isFalse();

        slow.end();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.wasInterrupted()).isFalse();
    }

    @Test
    void shutdownNowInterruptsRelievedJobs() throws Exception {
        pool.execute(slow);
        slow.begun();
        pool.relieve(slow);
        pool.shutdownNow();
        assertThat(slow.wasInterrupted()).isTrue();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPlaceIsTakenOverDuringShutdownToo() throws Exception {
        HeldJob queued = new HeldJob();
        pool.execute(slow);
        slow.begun();
        pool.execute(queued);
        pool.shutdown();
        assertThat(pool.relieve(slow)).isTrue();
        queued.begun().end();
        assertThat(pool.snapshot().relieved()).hasSize(1);
    }

    @Test
    void withoutAThreadForTheSuccessorTheWorkerKeepsItsPlace() throws Exception {
        pool.execute(slow);
        slow.begun();
        noMoreThreads.set(true);
        assertThatThrownBy(() -> pool.relieve(slow))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the thread factory made no thread for pool-worker-1");
        slow.end();
        assertThat(pool.submit(Thread::currentThread).get()).isSameAs(slow.ended());
    }

    private static void awaitUnlessInterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
