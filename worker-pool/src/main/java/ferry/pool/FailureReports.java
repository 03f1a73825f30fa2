package ferry.pool;

import org.slf4j.Logger;

/// Tells the log and the listener what went wrong. Thread-safe.
///
/// Nothing that it does throws: a listener, a log appender and a job's `toString` are other people's code, and a
/// worker has to survive them. Each method returns whether everybody could be told.
final class FailureReports {

    private final Logger log;
    private final PoolListener listener;

    FailureReports(Logger log, PoolListener listener) {
        this.log = log;
        this.listener = listener;
    }

    /// A job has thrown.
    boolean jobFailed(String worker, Runnable job, Throwable cause) {
        boolean logged = attempt(() -> log.error("{}: job {} failed", worker, NamedJob.nameOf(job), cause));
        return attempt(() -> tell(job, cause)) && logged;
    }

    /// A worker could not take a job, and will try again.
    boolean workerStumbled(String worker, Throwable cause) {
        return attempt(() -> log.error("{}: could not take a job, and tries again", worker, cause));
    }

    private void tell(Runnable job, Throwable cause) {
        String name = NamedJob.nameOf(job);
        try {
            listener.jobFailed(name, cause);
        } catch (Throwable broken) {
            log.error("The listener failed when told of job {}", name, broken);
            throw broken;
        }
    }

    private static boolean attempt(Runnable report) {
        try {
            report.run();
            return true;
        } catch (Throwable broken) {
            return false;
        }
    }
}
