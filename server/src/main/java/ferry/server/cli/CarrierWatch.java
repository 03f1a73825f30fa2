package ferry.server.cli;

import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sees to it that no virtual thread waits long for one of the few [Carriers]. Thread-safe.
///
/// A carrier first runs those whom its own threads have woken, who wake others. As long as that goes on, and under
/// load it does for seconds, it doesn't look at those who were woken from outside: by the poller of the sockets, or by
/// a timer. And it looks at nobody while a disk is slow. So every few milliseconds a probe is started from outside. If
/// that has not run when the next is due, new requests have to wait until it has: soon nobody is left but those
/// outside. If that doesn't help either, a carrier is stuck, and one more is called, which stays as long as it finds
/// work.
///
/// ```text
///              a request               none for a while            no connection
///     asleep ─────────────► every 2 ms ────────────────► every 0.5 s ────────────► asleep
///                               ▲─────── a request ──────────┘
/// ```
final class CarrierWatch implements Filter, AutoCloseable {
    private static final Duration QUICK = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofMillis(500);

    /// For so many looks nobody has asked for anything: then they are slow.
    private static final int QUIET = 50;

    /// While no carrier is free there is no use in more that wait for one.
    private static final int MOST_WAITING = 100;

    /// A carrier looks into all queues of those outside, at random, and takes what it finds first. So often the probe
    /// steps back, that it has looked into the others too.
    private static final int STEPS_BACK = 8;

    private final Supplier<? extends Carriers> carriers;
    private final AtomicInteger waiting = new AtomicInteger();

    /// Looks since the last request; only for who looks.
    private int quiet;

    /// Shut as long as requests have to wait. Whoever shuts it opens it at his next look, if no probe has done so.
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private volatile boolean stirred;
    private volatile boolean dozing;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /// @param carriers asked for when the first request comes, or soon after the start: later there may be no file
    ///     descriptor left to load a library with
    CarrierWatch(Supplier<? extends Carriers> carriers) {
        this.carriers = carriers;
    }

    /// Begins to watch, on a thread of its own.
    ///
    /// @param occupied whether there is anybody whom a request could come from, or an answer go to
    void start(BooleanSupplier occupied) {
        thread = Thread.ofPlatform().name("ferry-carriers").daemon().start(() -> watch(occupied));
    }

    /// Tells the watch that there is something to do, and waits as long as others have to come first.
    @Override
    public Response filter(Request request, Handler next) throws IOException {
        if (!stirred) {
            stir();
        }
        if (gate.getCount() > 0) {
            await(gate);
        }
        return next.handle(request);
    }

    private void stir() {
        stirred = true;
        // Whoever dozes off from now on sees that.
        if (dozing) {
            LockSupport.unpark(thread);
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            // The server is in a hurry to end: the request goes on, and the handler sees the same.
            Thread.currentThread().interrupt();
        }
    }

    private void watch(BooleanSupplier occupied) {
        doze(SLOW);
        Carriers watched = carriers.get();
        doze(Duration.ZERO);
        try {
            while (!closed && watched.canGrow()) {
                rest(look(watched, occupied));
            }
        } finally {
            gate.countDown();
        }
    }

    /// Looks once.
    ///
    /// @param occupied as of [#start], asked only when all is quiet
    /// @return how long to rest then; zero: until there is something to do
    Duration look(Carriers watched, BooleanSupplier occupied) {
        int late = waiting.get();
        if (late == 0) {
            watched.run(probe());
        } else if (gate.getCount() == 0) {
            shut();
        } else {
            gate.countDown();
            callOneMore(watched, late);
        }
        quiet = stirred || late > 0 ? 0 : Math.min(quiet + 1, QUIET);
        stirred = false;
        if (quiet < QUIET) {
            return QUICK;
        }
        return occupied.getAsBoolean() ? SLOW : Duration.ZERO;
    }

    private void shut() {
        gate = new CountDownLatch(1);
        // Whoever ran before that has found the gate open.
        if (waiting.get() == 0) {
            gate.countDown();
        }
    }

    private void callOneMore(Carriers watched, int late) {
        if (late < MOST_WAITING) {
            watched.runWithOneMore(probe());
        }
    }

    private Runnable probe() {
        waiting.incrementAndGet();
        return () -> {
            stepBack();
            waiting.decrementAndGet();
            gate.countDown();
        };
    }

    @SuppressWarnings("ThreadPriorityCheck") // it is the order of threads that this is about
    private static void stepBack() {
        for (int step = 0; step < STEPS_BACK; step++) {
            Thread.yield();
        }
    }

    private void rest(Duration time) {
        if (time.equals(QUICK)) {
            LockSupport.parkNanos(this, time.toNanos());
        } else {
            doze(time);
        }
    }

    /// Rests until there is something to do, or for this long.
    private void doze(Duration time) {
        dozing = true;
        if (!stirred && !closed) {
            if (time.isZero()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, time.toNanos());
            }
        }
        dozing = false;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
