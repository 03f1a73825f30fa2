package ferry.pool;

/// One who is told what goes wrong in a pool. Must be thread-safe: the workers call it, each on its own thread.
///
/// What a listener throws is logged and goes no further.
///
/// ```java
/// Queue<String> failures = new ConcurrentLinkedQueue<>();
/// PoolListener listener = (job, cause) -> failures.add(job + ": " + cause.getMessage());
/// try (WorkerPool pool = WorkerPool.builder().listener(listener).build()) {
///     pool.execute(() -> Integer.parseInt("seven"));
/// }
/// ```
@FunctionalInterface
public interface PoolListener {

    /// A job has thrown. The worker waits for this call to return before it takes the next job.
    ///
    /// @param job the job's name, see [WorkerPool#named]
    /// @param cause what it has thrown
    void jobFailed(String job, Throwable cause);
}
