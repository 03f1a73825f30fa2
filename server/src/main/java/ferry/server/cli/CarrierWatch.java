package ferry.server.cli;

import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sees to it that no virtual thread waits long for one of the few [Carriers]. Thread-safe.
///
/// A carrier first runs those whom its own threads have woken, who wake others. As long as that goes on, and under load
/// it does for seconds, it doesn't look at those who were woken from outside: by the poller of the sockets, or by a
/// timer. And it looks at nobody while a disk is slow. So every few milliseconds something is started from outside, and
/// if that has not run when the next is due, one more carrier is called, which stays as long as it finds work.
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

    private final Supplier<? extends Carriers> carriers;
    private final AtomicInteger waiting = new AtomicInteger();

    /// Looks since the last request; only for who looks.
    private int quiet;

    private volatile boolean stirred;
    private volatile boolean dozing;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    /// @param carriers asked for when the first request comes
    CarrierWatch(Supplier<? extends Carriers> carriers) {
        this.carriers = carriers;
    }

    /// Begins to watch, on a thread of its own.
    ///
    /// @param occupied whether there is anybody whom a request could come from, or an answer go to
    void start(BooleanSupplier occupied) {
        thread = Thread.ofPlatform().name("ferry-carriers").daemon().start(() -> watch(occupied));
    }

    /// Tells the watch that there is something to do.
    @Override
    public Response filter(Request request, Handler next) throws IOException {
        if (!stirred) {
            stir();
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

    private void watch(BooleanSupplier occupied) {
        doze(Duration.ZERO);
        Carriers watched = carriers.get();
        while (!closed && watched.canGrow()) {
            rest(look(watched, occupied));
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
        } else if (late < MOST_WAITING) {
            watched.runWithOneMore(probe());
        }
        quiet = stirred || late > 0 ? 0 : Math.min(quiet + 1, QUIET);
        stirred = false;
        if (quiet < QUIET) {
            return QUICK;
        }
        return occupied.getAsBoolean() ? SLOW : Duration.ZERO;
    }

    private Runnable probe() {
        waiting.incrementAndGet();
        return waiting::decrementAndGet;
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
