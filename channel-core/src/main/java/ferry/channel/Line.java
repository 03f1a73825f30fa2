package ferry.channel;

import org.jspecify.annotations.Nullable;

/// Those who wait on one side of a channel, first come, first served. Guarded by the lock of its [Core], but everybody
/// may ask whether it is occupied.
final class Line<T> {

    private final Gate lock;
    private volatile @Nullable Waiter<T> first;
    private @Nullable Waiter<T> last;
    private long arrivals;

    Line(Gate lock) {
        this.lock = lock;
    }

    boolean isOccupied() {
        return first != null;
    }

    @Nullable
    Waiter<T> first() {
        return first;
    }

    /// How many have ever stood here.
    long arrivals() {
        return arrivals;
    }

    void add(Waiter<T> waiter) {
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

    /// Takes it out, to settle it under this lock: it is woken when the lock is free again.
    void remove(Waiter<T> waiter) {
        unlink(waiter);
        lock.wakeLater(waiter);
    }

    /// Takes it out, without waking it; false if it is not in line.
    boolean unlink(Waiter<T> waiter) {
        if (!waiter.inLine) {
            return false;
        }
        waiter.inLine = false;
        Waiter<T> before = waiter.before;
        Waiter<T> behind = waiter.behind;
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
        // A call is kept, and must not keep others, nor what they hold.
        waiter.before = null;
        waiter.behind = null;
        return true;
    }

    /// Goes away by itself, without the lock; false if it was not in line any more.
    boolean leave(Waiter<T> waiter) {
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
            Waiter<T> waiter = first;
            while (waiter != null) {
                Waiter<T> next = waiter.behind;
                if (waiter.waitsWith(closed)) {
                    remove(waiter);
                    waiter.evict();
                }
                waiter = next;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether somebody is here who does not belong to this select.
    boolean isOccupiedByOthersThan(Selection selection) {
        for (Waiter<T> waiter = first; waiter != null; waiter = waiter.behind) {
            if (!(waiter instanceof Candidate<T> candidate && candidate.belongsTo(selection))) {
                return true;
            }
        }
        return false;
    }
}
