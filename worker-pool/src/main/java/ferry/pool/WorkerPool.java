package ferry.pool;

import static java.util.Objects.requireNonNull;

import ferry.channel.Channel;
import ferry.channel.DisconnectedException;
import ferry.channel.Sender;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// A fixed number of workers that take jobs from one bounded channel: the Rust Book's `ThreadPool`, as a Java
/// [java.util.concurrent.ExecutorService]. Thread-safe.
///
/// ```java
/// try (WorkerPool pool = WorkerPool.of(4)) {
///     pool.execute(() -> System.out.println("hello from " + Thread.currentThread().getName()));
///     Future<Integer> sum = pool.submit(() -> 1 + 2);
///     System.out.println(sum.get());
/// }   // close() lets the workers finish what is queued, and waits for them
/// ```
///
/// A worker outlives its jobs, whatever they throw: a failed job is counted, logged with its name and reported to
/// the [PoolListener]. (A task that was submitted for a `Future` does not fail in this sense: the failure is the
/// future's.) A job finds its thread not interrupted, even if the job before it left the flag set.
///
/// **When the queue is full**, [#execute] waits for room, and [#tryExecute] says `false`. A job must not `execute`
/// into its own pool if the queue can fill up: when every worker waits for room that only a worker can make, the
/// pool hangs. It can `tryExecute`. For the same reason a job should not wait for another job of its pool.
///
/// **Life.**
///
/// 1. Running: takes jobs.
/// 2. `shutdown()`: takes no more; what is queued still runs. The pool closes its own sender; those handed out by
///    [#sender()] can go on sending, and the workers end when the last of them is closed and the queue is drained.
/// 3. `shutdownNow()`: nothing that is queued will run, it is handed back; the running jobs are interrupted; the
///    handed-out senders are disconnected.
/// 4. Terminated: every worker has ended, relieved ones included.
///
/// A pool that is no longer reachable behaves as after `shutdown()`, as a dropped one does in Rust.
public final class WorkerPool extends AbstractExecutorService {

    /// Closed by `shutdown`, or by the channel when the pool is lost.
    private final Sender<Runnable> sender;

    private final Crew crew;

    /// Where the channel puts what was queued when the crew stopped, until `shutdownNow` hands it back.
    private final Queue<Runnable> undelivered;

    private volatile boolean shutdown;

    private WorkerPool(Sender<Runnable> sender, Crew crew, Queue<Runnable> undelivered) {
        this.sender = sender;
        this.crew = crew;
        this.undelivered = undelivered;
    }

    /// A pool of so many workers on virtual threads, and everything else as in [#builder()].
    ///
    /// @throws IllegalArgumentException if less than 1, where the Book's `ThreadPool::new` asserts
    public static WorkerPool of(int workers) {
        return builder().workers(workers).build();
    }

    /// For a pool that is not like others.
    public static Builder builder() {
        return new Builder();
    }

    /// A job with a name for logs, listeners and snapshots, where any other job is called what its `toString` says.
    /// That one may be asked by any thread, while the job is running as well.
    ///
    /// ```java
    /// try (WorkerPool pool = WorkerPool.of(1)) {
    ///     pool.execute(WorkerPool.named("cleanup", () -> System.out.println("tidy again")));
    /// }
    /// ```
    public static Runnable named(String name, Runnable job) {
        return new NamedJob(requireNonNull(name, "name"), requireNonNull(job, "job"));
    }

    /// Gives the job to the next free worker, and waits while the queue is full.
    ///
    /// @throws RejectedExecutionException if the pool is shut down, before the call or while it waits; or if the
    ///     thread is interrupted while it waits, whose interrupt flag is set again. The job will not run.
    @Override
    public void execute(Runnable job) {
        // An interrupted thread may still give jobs away, as long as it need not wait.
        if (tryExecute(job)) {
            return;
        }
        try {
            sender.send(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for room in the queue", e);
        } catch (DisconnectedException | IllegalStateException e) {
            throw shutDown(e);
        }
    }

    /// Gives the job to the next free worker if the queue has room for it now. Never waits.
    ///
    /// @return `false` if the queue is full: the caller still has the job, and can shed it
    /// @throws RejectedExecutionException if the pool is shut down
    public boolean tryExecute(Runnable job) {
        try {
            return switch (sender.trySend(job)) {
                case SENT -> true;
                case FULL, TIMED_OUT -> false;
                case DISCONNECTED -> throw new RejectedExecutionException("the pool was shut down");
            };
        } catch (IllegalStateException e) {
            throw shutDown(e);
        }
    }

    private static RejectedExecutionException shutDown(RuntimeException cause) {
        return new RejectedExecutionException("the pool is shut down", cause);
    }

    /// One more producer. It belongs to the caller, who has to close it: until then the workers go on, even after
    /// `shutdown()`.
    ///
    /// ```java
    /// try (WorkerPool pool = WorkerPool.of(2);
    ///         Sender<Runnable> sender = pool.sender()) {
    ///     sender.send(() -> System.out.println("hello"));
    ///     System.out.println(sender.size() + " jobs wait");
    /// }
    /// ```
    ///
    /// @throws RejectedExecutionException if the pool is shut down
    public Sender<Runnable> sender() {
        try {
            return sender.duplicate();
        } catch (IllegalStateException e) {
            throw shutDown(e);
        }
    }

    /// Cuts a running job loose: the worker that runs it leaves the pool when the job returns, and a new thread
    /// takes its place at once. So a job that turns out to wait for somebody does not keep others waiting. It
    /// counts as completed or failed like any other, `shutdownNow()` interrupts it, and termination waits for it.
    ///
    /// ```java
    /// try (WorkerPool pool = WorkerPool.of(1)) {
    ///     CountDownLatch asked = new CountDownLatch(1);
    ///     CompletableFuture<String> answer = new CompletableFuture<>();
    ///     FutureTask<String> question = new FutureTask<>(() -> {
    ///         asked.countDown();
    ///         return answer.get();
    ///     });
    ///     pool.execute(question);
    ///     asked.await();
    ///     System.out.println(pool.relieve(question));     // true
    ///     pool.execute(() -> answer.complete("42"));      // the only place is free for this job
    ///     System.out.println(question.get());
    /// }
    /// ```
    ///
    /// @param job the object that was given to `execute`; for a submitted task, its future
    /// @return whether a worker was running exactly this job and kept its place until now; if not, nothing happens
    /// @throws IllegalStateException if the thread factory makes no thread for the successor; then the worker stays
    public boolean relieve(Runnable job) {
        return crew.relieve(requireNonNull(job, "job"));
    }

    /// The jobs that are running now, but for those that were cut loose. Any of them may have ended by the time one
    /// looks at it, and then [#relieve] says so. Cheap: no job and no worker waits for it.
    ///
    /// ```java
    /// try (WorkerPool pool = WorkerPool.of(2)) {
    ///     pool.execute(() -> System.out.println("hello"));
    ///     pool.running().forEach(pool::relieve);
    /// }
    /// ```
    public List<Runnable> running() {
        return crew.running();
    }

    /// What the pool is doing now. Cheap: no job and no worker waits for it.
    public PoolSnapshot snapshot() {
        return crew.snapshot();
    }

    @Override
    public void shutdown() {
        shutdown = true;
        sender.close();
    }

    /// @return the jobs that were queued and will not run, in their order; each is handed back once, to one caller
    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        crew.stop();
        List<Runnable> neverRun = new ArrayList<>();
        for (Runnable job = undelivered.poll(); job != null; job = undelivered.poll()) {
            neverRun.add(job);
        }
        return neverRun;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return crew.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return crew.awaitTermination(timeout, unit);
    }

    /// A pool in the making. Confined to its owner.
    ///
    /// ```java
    /// WorkerPool pool = WorkerPool.builder()
    ///         .name("resizer")
    ///         .workers(2)
    ///         .queueCapacity(16)
    ///         .threadFactory(Thread.ofPlatform().daemon().factory())
    ///         .listener((job, cause) -> System.err.println(job + " failed"))
    ///         .build();
    /// pool.close();
    /// ```
    public static final class Builder {

        private int workers = Runtime.getRuntime().availableProcessors();
        private int queueCapacity = 1024;
        private String name = "pool";
        private ThreadFactory threads = Thread.ofVirtual().factory();
        private PoolListener listener = (job, cause) -> {};
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /// How many jobs run at the same time; otherwise one for each processor.
        ///
        /// @throws IllegalArgumentException if less than 1
        public Builder workers(int workers) {
            if (workers < 1) {
                throw new IllegalArgumentException("a pool has at least 1 worker, not " + workers);
            }
            this.workers = workers;
            return this;
        }

        /// How many jobs wait at most; otherwise 1024. With 0, a job goes from hand to hand, to a worker that is
        /// free.
        ///
        /// @throws IllegalArgumentException if negative
        public Builder queueCapacity(int queueCapacity) {
            if (queueCapacity < 0) {
                throw new IllegalArgumentException("a queue's capacity is 0 or more, not " + queueCapacity);
            }
            this.queueCapacity = queueCapacity;
            return this;
        }

        /// The workers are called `NAME-worker-1` and so on; otherwise `pool-worker-1`.
        public Builder name(String name) {
            this.name = requireNonNull(name, "name");
            return this;
        }

        /// What the workers run on, under names that the pool gives them; otherwise virtual threads, to whom a job
        /// is handed over much cheaper. Virtual threads, like all daemons, do not keep the program running.
        public Builder threadFactory(ThreadFactory threads) {
            this.threads = requireNonNull(threads, "threads");
            return this;
        }

        /// Who is told of failed jobs, beside the log.
        public Builder listener(PoolListener listener) {
            this.listener = requireNonNull(listener, "listener");
            return this;
        }

        /// What the snapshots read the time from; otherwise the system's clock.
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /// Starts the workers.
        ///
        /// @throws IllegalStateException if the thread factory makes no thread; then no worker was started
        public WorkerPool build() {
            Queue<Runnable> undelivered = new ConcurrentLinkedQueue<>();
            Channel<Runnable> channel =
                    Channel.<Runnable>bounded(queueCapacity, undelivered::add).named(name + "-jobs");
            Crew crew = new Crew(name, channel.receiver(), threads, listener, clock);
            crew.fill(workers);
            return new WorkerPool(channel.sender(), crew, undelivered);
        }
    }
}
