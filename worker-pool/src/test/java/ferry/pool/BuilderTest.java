package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BuilderTest {

    private final List<Thread> made = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPoolHasAtLeastOneWorker(int workers) {
        assertThatThrownBy(() -> WorkerPool.of(workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pool has at least 1 worker, not " + workers);
    }

    @Test
    void aQueueHasNoNegativeCapacity() {
        assertThatThrownBy(() -> WorkerPool.builder().queueCapacity(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a queue's capacity is 0 or more, not -1");
    }

    @Test
    void workersAreVirtualThreadsUnlessSaidOtherwise() throws Exception {
        try (WorkerPool pool = WorkerPool.of(1)) {
            Thread worker = pool.submit(Thread::currentThread).get();
            assertThat(worker.isVirtual()).isTrue();
            assertThat(worker.getName()).isEqualTo("pool-worker-1");
        }
    }

    @Test
    void aFactoryMakesTheThreadsAndThePoolNamesThem() throws Exception {
        try (WorkerPool pool = WorkerPool.builder()
                .name("resizer")
                .workers(3)
                .threadFactory(recording(Thread.ofPlatform().daemon().factory()))
                .build()) {
            Thread worker = pool.submit(Thread::currentThread).get();
            assertThat(made).contains(worker);
            assertThat(made)
                    .extracting(Thread::getName)
                    .containsExactly("resizer-worker-1", "resizer-worker-2", "resizer-worker-3");
        }
    }

    @Test
    void aFactoryThatMakesNoThreadIsSaidSoAndLeaksNone() {
        ThreadFactory once =
                recording(job -> made.isEmpty() ? Thread.ofVirtual().unstarted(job) : null);
        assertThatThrownBy(() -> build(once))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the thread factory made no thread for pool-worker-2");
        assertThat(made).extracting(Thread::getState).containsExactly(Thread.State.NEW);
    }

    @Test
    void aFactoryThatThrowsIsSaidSo() {
        RuntimeException broken = new IllegalArgumentException("out of threads");
        assertThatThrownBy(() -> build(job -> {
                    throw broken;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the thread factory failed to make a thread for pool-worker-1")
                .hasCause(broken);
    }

    @Test
    void aFactoryThatStartsItsThreadsIsRefusedAndLeaksNone() throws Exception {
        ThreadFactory hasty = recording(job -> made.isEmpty()
                ? Thread.ofVirtual().unstarted(job)
                : Thread.ofVirtual().start(job));
        assertThatThrownBy(() -> build(hasty)).isInstanceOf(IllegalThreadStateException.class);
        assertThat(made).hasSize(2);
        for (Thread thread : made) {
            thread.join();
        }
    }

    private static void build(ThreadFactory threads) {
        WorkerPool.builder().workers(2).threadFactory(threads).build().close();
    }

    private ThreadFactory recording(ThreadFactory factory) {
        return job -> {
            Thread thread = factory.newThread(job);
            if (thread != null) {
                made.add(thread);
            }
            return thread;
        };
    }
}
