package ferry.pool;

import java.time.Instant;
import java.util.List;

/// What a pool was doing at one moment. Immutable.
///
/// ```java
/// try (WorkerPool pool = WorkerPool.of(4)) {
///     PoolSnapshot now = pool.snapshot();
///     System.out.println(now.count(WorkerState.RUNNING) + " of 4 workers are busy, " + now.queued() + " jobs wait");
/// }
/// ```
///
/// Each worker's line is true in itself, but the pool is not stopped to be looked at: while jobs come and go, the
/// lines and the counts may lie microseconds apart.
///
/// @param at the moment
/// @param workers one for each place in the pool, in the order of their numbers
/// @param relieved those who run their last job after a successor took their place, in the order in which they were
///     relieved
/// @param queued how many jobs wait for a worker
/// @param completed how many jobs have returned; a task that was submitted for a `Future` returns, whatever its
///     outcome
/// @param failed how many jobs have thrown instead
public record PoolSnapshot(
        Instant at,
        List<WorkerSnapshot> workers,
        List<WorkerSnapshot> relieved,
        int queued,
        long completed,
        long failed) {

    public PoolSnapshot {
        workers = List.copyOf(workers);
        relieved = List.copyOf(relieved);
    }

    /// How many of the places' workers are in this state.
    public long count(WorkerState state) {
        return workers.stream().filter(worker -> worker.state() == state).count();
    }
}
