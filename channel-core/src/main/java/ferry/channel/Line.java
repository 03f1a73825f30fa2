package ferry.channel;

import org.jspecify.annotations.Nullable;

/// Those who wait on one side of a channel, first come, first served. Guarded by the lock of its [Core], but everybody
/// may ask whether it is occupied.
final class Line<T, O> {

    private final Gate lock;
    private volatile @Nullable Waiter<T, O> first;
    private @Nullable Waiter<T, O> last;
    private long arrivals;

    Line(Gate lock) {
        this.lock = lock;
    }

    boolean isOccupied() {
        return first != null;
    }

    @Nullable
    Waiter<T, O> first() {
        return first;
    }

    /// How many have ever stood here.
    long arrivals() {
        return arrivals;
    }

    void add(Waiter<T, O> waiter) {
        arrivals++;
        waiter.inLine = true;
        waiter.before = last;
        if (last == null) {
            first = waiter;
        } else {
            last.behind = waiter;
        }
        last = waiter;
    }

    /// Takes it out, to settle it: it is woken when the lock is free again.
    void remove(Waiter<T, O> waiter) {
        unlink(waiter);
        lock.wakeLater(waiter);
    }

    private boolean unlink(Waiter<T, O> waiter) {
        if (!waiter.inLine) {
            return false;
        }
        waiter.inLine = false;
        Waiter<T, O> before = waiter.before;
        Waiter<T, O> behind = waiter.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        return true;
    }

    /// Goes away by itself, without the lock; false if it was not in line any more.
    boolean leave(Waiter<T, O> waiter) {
        lock.lock();
        try {
            return unlink(waiter);
        } finally {
            lock.unlock();
        }
    }

    /// Takes out those who wait with a handle that was closed.
    void evict(Lease closed) {
        lock.lock();
        try {
            Waiter<T, O> waiter = first;
            while (waiter != null) {
                if (waiter.waitsWith(closed)) {
                    remove(waiter);
                    waiter.evict();
                }
                waiter = waiter.behind;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody is here who does not belong to this select.
    boolean isOccupiedByOthersThan(Selection selection) {
        for (Waiter<T, O> waiter = first; waiter != null; waiter = waiter.behind) {
            if (!(waiter instanceof Candidate<T, O> candidate && candidate.belongsTo(selection))) {
                return true;
            }
        }
        return false;
    }
}
