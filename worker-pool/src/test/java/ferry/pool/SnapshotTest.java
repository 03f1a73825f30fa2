package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SnapshotTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final WorkerPool pool = WorkerPool.builder()
            .name("demo")
            .workers(2)
            .queueCapacity(8)
            .clock(now::get)
            .build();
    private final HeldJob first = new HeldJob();
    private final HeldJob second = new HeldJob();

    @AfterEach
    void close() {
        first.end();
        second.end();
        pool.close();
    }

    @Test
    void aNewPoolIsIdleSinceItWasMade() {
        now.set(NOON.plusSeconds(5));
        assertThat(pool.snapshot())
                .isEqualTo(new PoolSnapshot(
                        NOON.plusSeconds(5),
                        List.of(idle("demo-worker-1", NOON), idle("demo-worker-2", NOON)),
                        List.of(),
                        0,
                        0,
                        0));
    }

    @Test
    void aBusyWorkerSaysWithWhatAndSinceWhen() throws Exception {
        now.set(NOON.plusSeconds(1));
        pool.execute(WorkerPool.named("GET /index.html", first));
        first.begun();
        now.set(NOON.plusSeconds(3));

        PoolSnapshot snapshot = pool.snapshot();
        assertThat(snapshot.workers())
                .contains(new WorkerSnapshot(
                        busyWorker(snapshot),
                        WorkerState.RUNNING,
                        Optional.of("GET /index.html"),
                        NOON.plusSeconds(1)));
        assertThat(snapshot.count(WorkerState.RUNNING)).isEqualTo(1);
        assertThat(snapshot.count(WorkerState.IDLE)).isEqualTo(1);
    }

    @Test
    void aWorkerIsIdleSinceItsLastJobEnded() throws Exception {
        pool.execute(first);
        first.begun();
        String worker = busyWorker(pool.snapshot());
        now.set(NOON.plusSeconds(7));
        first.end();
        Await.until(() -> pool.snapshot().count(WorkerState.IDLE) == 2);
        assertThat(pool.snapshot().workers()).contains(idle(worker, NOON.plusSeconds(7)));
    }

    @Test
    void jobsAreCountedByWhatBecameOfThem() throws Exception {
        pool.execute(() -> {});
        pool.execute(() -> {
            throw new IllegalArgumentException("a bad number");
        });
        Await.until(() -> pool.snapshot().completed() == 1 && pool.snapshot().failed() == 1);

        pool.execute(first);
        pool.execute(second);
        first.begun();
        second.begun();
        pool.execute(() -> {});
        pool.execute(() -> {});
        pool.execute(() -> {});
        assertThat(pool.snapshot().queued()).isEqualTo(3);
        assertThat(pool.snapshot().completed()).isEqualTo(1);
    }

    @Test
    void aRelievedWorkerIsListedBesideItsSuccessor() throws Exception {
        now.set(NOON.plusSeconds(1));
        pool.execute(first);
        first.begun();
        String worker = busyWorker(pool.snapshot());
        now.set(NOON.plusSeconds(2));
        pool.relieve(first);

        PoolSnapshot snapshot = pool.snapshot();
        assertThat(snapshot.workers()).hasSize(2).contains(idle(worker, NOON.plusSeconds(2)));
        assertThat(snapshot.relieved())
                .containsExactly(
                        new WorkerSnapshot(worker, WorkerState.RELIEVED, Optional.of("held job"), NOON.plusSeconds(1)));
    }

    @Test
    void aTerminatedPoolCanBeLookedAt() throws Exception {
        pool.execute(() -> {});
        pool.shutdown();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        PoolSnapshot snapshot = pool.snapshot();
        assertThat(snapshot.count(WorkerState.ENDED)).isEqualTo(2);
        assertThat(snapshot.queued()).isZero();
        assertThat(snapshot.completed()).isEqualTo(1);
    }

    private static String busyWorker(PoolSnapshot snapshot) {
        return snapshot.workers().stream()
                .filter(worker -> worker.state() == WorkerState.RUNNING)
                .findFirst()
                .orElseThrow()
                .worker();
    }

    private static WorkerSnapshot idle(String worker, Instant since) {
        return new WorkerSnapshot(worker, WorkerState.IDLE, Optional.empty(), since);
    }
}
