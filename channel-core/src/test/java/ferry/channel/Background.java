package ferry.channel;

import java.util.EnumSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/// A call that runs in a thread of its own. Thread-safe.
final class Background<R> {

    /// What a call without a result results in.
    enum Done {
        DONE
    }

    @FunctionalInterface
    interface Action {
        void run() throws Exception;

        default Callable<Done> asCallable() {
            return () -> {
                run();
                return Done.DONE;
            };
        }
    }

    private final FutureTask<R> call;
    private final Thread thread;

    Background(Callable<R> call, ThreadFactory threads) {
        this.call = new FutureTask<>(call);
        this.thread = threads.newThread(this.call);
        thread.start();
    }

    /// Returns when the thread waits for something.
    Background<R> awaitWaiting() {
        EnumSet<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        while (!waiting.contains(thread.getState())) {
            if (call.isDone()) {
                throw new AssertionError("the call ended without waiting: " + call);
            }
            Thread.onSpinWait();
        }
        return this;
    }

    Thread thread() {
        return thread;
    }

    void interrupt() {
        thread.interrupt();
    }

    /// Waits for the end of the call; what it threw is thrown.
    R result() throws Exception {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        }
    }
}
