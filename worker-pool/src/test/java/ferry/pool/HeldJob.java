package ferry.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/// A job that goes on until it is told to end, or interrupted. Thread-safe.
final class HeldJob implements Runnable {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final FutureTask<Thread> ended = new FutureTask<>(Thread::currentThread);
    private volatile boolean interrupted;

    @Override
    public void run() {
        begun.countDown();
        try {
            ending.await();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        ended.run();
    }

    HeldJob begun() throws InterruptedException {
        begun.await();
        return this;
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    void end() {
        ending.countDown();
    }

    /// Waits until it has ended, and says on which thread.
    Thread ended() throws Exception {
        return ended.get();
    }

    boolean wasInterrupted() throws Exception {
        ended();
        return interrupted;
    }

    @Override
    public String toString() {
        return "held job";
    }
}
