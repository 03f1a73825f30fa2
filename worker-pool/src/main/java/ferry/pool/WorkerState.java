package ferry.pool;

/// What a worker is doing. Immutable.
///
/// ```
///            takes a job            job returns
///     IDLE ───────────────► RUNNING ───────────► IDLE
///       │                      │
///       │ no more jobs         │ relieved: a successor takes the place
///       ▼                      ▼
///     ENDED                RELIEVED ───────────► gone
///                                   job returns
/// ```
public enum WorkerState {
    /// Waits for a job.
    IDLE,
    /// Runs a job, and will take the next one.
    RUNNING,
    /// Runs its last job: a successor has taken its place, see [WorkerPool#relieve].
    RELIEVED,
    /// Has left: the pool was shut down and there is no job for it any more.
    ENDED
}
