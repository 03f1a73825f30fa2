package ferry.pool;

import java.time.Instant;
import java.util.Optional;

/// What one worker was doing at one moment. Immutable.
///
/// ```java
/// WorkerSnapshot busy = new WorkerSnapshot(
///         "pool-worker-1", WorkerState.RUNNING, Optional.of("GET /index.html"), Instant.now());
/// System.out.println(busy.worker() + ": " + busy.job().orElse("nothing to do"));
/// ```
///
/// @param worker the worker's name, `NAME-worker-NUMBER`; a relieved worker and its successor have the same
/// @param state what it did
/// @param job the job's name, present while the worker was running or relieved
/// @param since when that job began, or else when the worker last had one; to the millisecond
public record WorkerSnapshot(String worker, WorkerState state, Optional<String> job, Instant since) {}
