package ferry.pool;

import ferry.channel.DisconnectedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One thread that takes jobs and runs them, until there are no more or it is relieved. Its fields are written by
/// its own thread and read by any.
///
/// The worker puts the job that it runs into `current`. Somebody takes it out again, by compare-and-set:
///
/// - the worker itself when the job has returned: then it keeps its place and takes the next job;
/// - or, before that, [Crew#relieve]: then the worker finds nothing to take out, and leaves.
///
/// Only one of them can succeed, so a worker with a successor always leaves, and one without always stays. That is
/// all that the hot path pays for it: no lock, no allocation, one uncontended compare-and-set a job.
final class Worker implements Runnable {

    /// Where the jobs come from.
    @FunctionalInterface
    interface Source {
        /// Waits for the next job.
        ///
        /// @throws DisconnectedException if there will be no more
        /// @throws IllegalStateException if the pool has closed its end of the channel
        Runnable take() throws InterruptedException;
    }

    private final int number;
    private final String name;
    private final Crew crew;
    private final Source source;
    private final Thread thread;

    private final AtomicReference<@Nullable Runnable> current = new AtomicReference<>();

    /// When the current job began, in milliseconds of the crew's clock. Written before `current` is set.
    private final AtomicLong busySince = new AtomicLong();

    /// When the last job ended. Written before `current` is cleared.
    private final AtomicLong idleSince;

    /// Confined to the worker's own thread.
    private boolean hasPlace = true;

    Worker(int number, Crew crew, Source source) {
        this.number = number;
        this.name = crew.nameOf(number);
        this.crew = crew;
        this.source = source;
        this.idleSince = new AtomicLong(crew.now());
        this.thread = crew.newThread(this);
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    @Override
    public void run() {
        if (!crew.admits(this)) {
            return;
        }
        try {
            work();
        } finally {
            crew.leave(this);
        }
    }

    void work() {
        while (hasPlace) {
            takeAndPerform();
        }
    }

    private void takeAndPerform() {
        try {
            perform(source.take());
        } catch (DisconnectedException | IllegalStateException over) {
            hasPlace = false;
        } catch (InterruptedException late) {
            // It was meant for a job that has ended; or it is the one of shutdownNow, and then the source is closed.
            clearInterrupt();
        } catch (Error exhausted) {
            // No memory left to wait with, for instance. Memory may come back; a worker that ends here would not.
            crew.stumbled(this, exhausted);
        }
    }

    /// Runs one job. Nothing that the job throws comes out of here.
    private void perform(Runnable job) {
        begin(job);
        try {
            job.run();
            crew.completed();
        } catch (Throwable failure) {
            // Before the report: a log appender may not work on an interrupted thread.
            clearInterrupt();
            crew.failed(this, job, failure);
        } finally {
            end(job);
        }
    }

    private void begin(Runnable job) {
        clearInterrupt();
        if (crew.isStopped()) {
            // The interrupt that was just cleared may have been the one of shutdownNow.
            Thread.currentThread().interrupt();
        }
        busySince.setRelease(crew.now());
        current.setRelease(job);
    }

    private void end(Runnable job) {
        idleSince.setRelease(crew.now());
        hasPlace = current.compareAndSet(job, null);
    }

    /// An interrupt is meant for one job, and never reaches the next.
    private static void clearInterrupt() {
        Thread.interrupted();
    }

    /// What it is running.
    Optional<Runnable> job() {
        return Optional.ofNullable(current.getAcquire());
    }

    @SuppressWarnings("ReferenceEquality") // The very object: two jobs may well be equal.
    boolean isRunning(@Nullable Runnable job) {
        return current.getAcquire() == job;
    }

    /// Takes the job out, if this worker is still running it: from now on it will leave when the job returns.
    boolean release(Runnable job) {
        if (!current.compareAndSet(job, null)) {
            return false;
        }
        thread.setName(name + "-relieved");
        return true;
    }

    /// What this worker does now, while it has a place.
    Sighting sighting() {
        while (true) {
            Runnable job = current.getAcquire();
            long since = (job == null ? idleSince : busySince).getAcquire();
            // Still the same job, so `since` has not been written for another one.
            if (isRunning(job)) {
                return new Sighting(name, job == null ? WorkerState.IDLE : WorkerState.RUNNING, job, since);
            }
        }
    }

    /// What this worker does now, after it was relieved of its place while it ran this job.
    Sighting sightingWithLast(Runnable job) {
        return new Sighting(name, WorkerState.RELIEVED, job, busySince.getAcquire());
    }

    /// What there is to say of this worker after it has left.
    Sighting sightingAfterwards() {
        return new Sighting(name, WorkerState.ENDED, null, idleSince.getAcquire());
    }
}
