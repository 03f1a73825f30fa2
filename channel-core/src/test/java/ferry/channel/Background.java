package ferry.channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /// Longer than any machine takes for what does not hang.
    private static final int HANGS_AFTER_SECONDS = 50;

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

    /// Lets others run. A virtual thread that only spins keeps its carrier from them, for ever if need be.
    @SuppressWarnings("ThreadPriorityCheck") // a hint is all that is wanted
    static void giveWay() {
        Thread.yield();
    }

    /// Waits for the end of all calls.
    static <R> List<R> results(Collection<Background<R>> calls) throws Exception {
        List<R> results = new ArrayList<>();
        for (Background<R> call : calls) {
            results.add(call.result());
        }
        return results;
    }

    /// Waits for the end of the call; what it threw is thrown.
    R result() throws Exception {
        return result("a call");
    }

    /// The same; what hangs is described, with what its thread does.
    R result(String description) throws Exception {
        try {
            return call.get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            AssertionError hangs = new AssertionError(description + " hangs: " + thread, e);
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw e;
        }
    }
}
