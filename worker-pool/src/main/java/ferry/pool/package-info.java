/// The Rust Book's thread pool as an [java.util.concurrent.ExecutorService]: a fixed number of workers that take jobs
/// from one bounded channel.
///
/// ```
///     execute ────┐                                     ┌──► pool-worker-1 ──┐
///                 │ send   ┌───────────────────┐ receive│                    │
///     tryExecute ─┼───────►│ Channel<Runnable> ├────────┼──► pool-worker-2 ──┼──► job.run()
///                 │        │      bounded      │        │                    │
///     sender() ───┘        └───────────────────┘        └──► pool-worker-3 ──┘
/// ```
///
/// # Hello
///
/// ```java
/// try (WorkerPool pool = WorkerPool.of(4)) {
///     for (int i = 0; i < 8; i++) {
///         int number = i;
///         pool.execute(() -> System.out.println("job " + number + " on " + Thread.currentThread().getName()));
///     }
/// }   // waits until all eight have run
/// ```
///
/// # The Book's pool beside this one
///
/// | the Rust Book, chapter 21 | here |
/// | --- | --- |
/// | `ThreadPool::new(4)`, `assert!(size > 0)` | `WorkerPool.of(4)`, `IllegalArgumentException` |
/// | `type Job = Box<dyn FnOnce() + Send>` | `Runnable` |
/// | `pool.execute(\|\| …)` | `pool.execute(() -> …)` |
/// | `sender: Option<mpsc::Sender<Job>>` | a `Sender<Runnable>` of a bounded channel: `execute` can wait |
/// | `Arc<Mutex<mpsc::Receiver<Job>>>` | a `Receiver<Runnable>`: handles may be shared |
/// | `struct Worker { id, thread }` | a worker with a number, a thread and what it does now |
/// | `loop { receiver.lock().unwrap().recv() }` | a loop over `receiver.receive()` |
/// | `Err(_) => break`: the channel is closed | `DisconnectedException`: the worker ends |
/// | a panic in a job ends its worker for good | the worker outlives it: counted, logged, reported |
/// | `Drop`: `drop(sender)`, then `join` each worker | `close()`: the same two steps |
///
/// # A failing job
///
/// Whatever a job throws, its worker goes on. The failure is logged, counted, and told to the
/// [ferry.pool.PoolListener]:
///
/// ```java
/// CountDownLatch told = new CountDownLatch(1);
/// try (WorkerPool pool = WorkerPool.builder()
///         .workers(1)
///         .listener((job, cause) -> told.countDown())
///         .build()) {
///     pool.execute(WorkerPool.named("parse", () -> Integer.parseInt("seven")));
///     told.await();
///     pool.execute(() -> System.out.println("still here"));
/// }
/// ```
///
/// # A full queue
///
/// The queue is bounded, so a producer that is faster than the workers has to do something about it: wait, or shed
/// load.
///
/// ```java
/// Runnable job = () -> System.out.println("done");
/// try (WorkerPool pool = WorkerPool.builder().workers(1).queueCapacity(2).build()) {
///     pool.execute(job);             // waits for room
///     if (!pool.tryExecute(job)) {   // does not
///         System.out.println("too busy, come back later");
///     }
/// }
/// ```
///
/// Jobs themselves must not wait for room in their own pool. If all workers did so, nobody would make room.
///
/// # Waiting jobs
///
/// A fixed pool shrinks with each job that waits for somebody outside. [ferry.pool.WorkerPool#relieve] cuts such a job
/// loose: a new thread takes the place of the worker that runs it, and N jobs can run again.
///
/// ```
///     place 1   pool-worker-1 ── job ── job ── job ───────────────── job ── job ──►
///     place 2   pool-worker-2 ── job ── slow job ──┐ relieve(slow job)
///                                                  ├─────────── slow job ends ■       (pool-worker-2-relieved)
///                                                  └─► pool-worker-2 ── job ── job ──►
/// ```
///
/// # Shutdown
///
/// As in the Book, the end of the last sender is the end of the pool: the workers drain the channel and leave.
/// `shutdown()` closes the pool's own sender; those that [ferry.pool.WorkerPool#sender] handed out count as well.
///
/// ```java
/// WorkerPool pool = WorkerPool.of(2);
/// Sender<Runnable> late = pool.sender();
/// pool.shutdown();
/// late.send(() -> System.out.println("this still runs"));
/// late.close();
/// System.out.println(pool.awaitTermination(1, TimeUnit.MINUTES));   // true
/// ```
@NullMarked
package ferry.pool;

import org.jspecify.annotations.NullMarked;
