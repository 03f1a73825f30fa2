package ferry.pool;

import ferry.channel.Receiver;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Those who work in a pool: a worker for each place, and the relieved ones who still run their last job.
/// Thread-safe.
///
/// Invariants; they hold whenever the lock is free, for as long as there can be jobs:
///
/// 1. Every place has one worker, and only the workers that have a place take jobs. So N jobs can run at all times,
///    whatever became of the jobs before.
/// 2. A place changes hands in one step: the job is taken out of the old worker, which will therefore leave
///    ([Worker] says how), and the successor is written down. The successor's thread was started before, so nothing
///    can go wrong after that step; it waits at the door, the lock, to learn whether it got the place.
/// 3. `present` holds all threads that may run a job. When it is empty, the pool has terminated.
///
/// The lock is taken when a worker comes, leaves or is relieved, and for a snapshot; never for a job. No code of
/// the user runs under it.
///
/// A crew does not know the pool's sender: a pool that is lost without `shutdown` is unreachable even though its
/// workers live, so the channel closes the lost sender, and the workers drain the channel and end.
final class Crew {

    private final String name;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final FailureReports reports;

    /// Shared by all workers. Closed by [#stop] or by the last worker that leaves.
    private final Receiver<Runnable> jobs;

    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private volatile boolean stopped;

    private final ReentrantLock lock = new ReentrantLock();
    /// Guarded by the lock: the worker of place number `i + 1` at index `i`.
    private final List<Worker> places = new ArrayList<>();
    /// Guarded by the lock.
    private final Set<Worker> present = new HashSet<>();
    /// Guarded by the lock: those without a place who are still present, and their last jobs.
    private final Map<Worker, Runnable> relieved = new LinkedHashMap<>();

    Crew(String name, Receiver<Runnable> jobs, ThreadFactory threads, PoolListener listener, InstantSource clock) {
        this.name = name;
        this.jobs = jobs;
        this.threads = threads;
        this.clock = clock;
        this.reports = new FailureReports(LoggerFactory.getLogger(WorkerPool.class), listener);
    }

    /// Fills as many places, or none if it throws: then the threads that were already started find no place and
    /// end.
    void fill(int count) {
        List<Worker> recruits =
                IntStream.rangeClosed(1, count).mapToObj(this::recruit).toList();
        lock.lock();
        try {
            recruits.forEach(Worker::start);
            places.addAll(recruits);
            present.addAll(recruits);
        } finally {
            lock.unlock();
        }
    }

    /// See [WorkerPool#relieve].
    boolean relieve(Runnable job) {
        return workersOf(job).stream().anyMatch(worker -> replace(worker, job));
    }

    private List<Worker> workersOf(Runnable job) {
        lock.lock();
        try {
            return places.stream().filter(worker -> worker.isRunning(job)).toList();
        } finally {
            lock.unlock();
        }
    }

    /// See [WorkerPool#running].
    List<Runnable> running() {
        lock.lock();
        try {
            return places.stream().flatMap(worker -> worker.job().stream()).toList();
        } finally {
            lock.unlock();
        }
    }

    private boolean replace(Worker worker, Runnable job) {
        Worker successor = recruit(worker.number());
        lock.lock();
        try {
            successor.start();
            if (!worker.release(job)) {
                return false;
            }
            places.set(worker.number() - 1, successor);
            present.add(successor);
            relieved.put(worker, job);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Worker recruit(int number) {
        return new Worker(number, this, jobs::receive);
    }

    /// A named thread that will run the worker, not yet started.
    Thread newThread(Worker worker) {
        Thread thread = threadOfFactory(worker);
        thread.setName(worker.name());
        return thread;
    }

    private Thread threadOfFactory(Worker worker) {
        @Nullable Thread thread;
        try {
            thread = threads.newThread(worker);
        } catch (RuntimeException broken) {
            throw new IllegalStateException("the thread factory failed to make a thread for " + worker.name(), broken);
        }
        if (thread == null) {
            throw new IllegalStateException("the thread factory made no thread for " + worker.name());
        }
        return thread;
    }

    String nameOf(int number) {
        return name + "-worker-" + number;
    }

    /// What each worker asks at the door: waits for what is being decided under the lock, and says whether it
    /// belongs here.
    boolean admits(Worker worker) {
        lock.lock();
        try {
            return present.contains(worker);
        } finally {
            lock.unlock();
        }
    }

    void leave(Worker worker) {
        lock.lock();
        try {
            present.remove(worker);
            relieved.remove(worker);
            if (!present.isEmpty()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        jobs.close();
        terminated.countDown();
    }

    void completed() {
        completed.increment();
    }

    void failed(Worker worker, Runnable job, Throwable cause) {
        failed.increment();
        reports.jobFailed(worker.name(), job, cause);
    }

    void stumbled(Worker worker, Throwable cause) {
        reports.workerStumbled(worker.name(), cause);
    }

    long now() {
        return clock.millis();
    }

    /// Ends it at once: closes the channel, then interrupts everybody, so that who misses the interrupt finds the
    /// channel closed.
    void stop() {
        stopped = true;
        jobs.close();
        lock.lock();
        try {
            present.forEach(Worker::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#stop] was called; true before the first interrupt.
    boolean isStopped() {
        return stopped;
    }

    boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    PoolSnapshot snapshot() {
        List<Sighting> withPlace;
        List<Sighting> withoutPlace;
        lock.lock();
        try {
            withPlace = places.stream().map(this::sighting).toList();
            withoutPlace = relieved.entrySet().stream()
                    .map(entry -> entry.getKey().sightingWithLast(entry.getValue()))
                    .toList();
        } finally {
            lock.unlock();
        }
        return new PoolSnapshot(
                clock.instant(),
                developed(withPlace),
                developed(withoutPlace),
                jobs.size(),
                completed.sum(),
                failed.sum());
    }

    private Sighting sighting(Worker worker) {
        return present.contains(worker) ? worker.sighting() : worker.sightingAfterwards();
    }

    private static List<WorkerSnapshot> developed(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::developed).toList();
    }
}
