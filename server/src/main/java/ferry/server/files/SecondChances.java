package ferry.server.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A map that never weighs more than its limit: it lets go of what was put in long ago and not read since.
/// Thread-safe; reading takes no lock.
///
/// The policy is CLOCK, or "second chance". All that is kept stands in a queue. When room is needed, the eldest
/// goes; if it was read since it last stood at the front, it goes to the end of the queue instead, and counts
/// as unread again. So a reader leaves nothing but a mark, and things that are wanted once, however many, pass
/// through without driving out those that are wanted all the time.
///
/// Invariant, whenever the lock is free: both maps hold the same, its weight is the sum and within the limit.
final class SecondChances<K, V> {
    private final long limit;
    private final ConcurrentMap<K, Held<V>> held = new ConcurrentHashMap<>();

    private final Lock lock = new ReentrantLock();
    /// Eldest first. Only under the lock, as is the next.
    private final SequencedMap<K, Held<V>> queue = new LinkedHashMap<>();
    private long weight;

    SecondChances(long limit) {
        this.limit = limit;
    }

    /// What is kept under this key.
    Optional<V> get(K key) {
        Held<V> found = held.get(key);
        if (found == null) {
            return Optional.empty();
        }
        found.read();
        return Optional.of(found.value);
    }

    /// Keeps this in the place of what was kept under the key, unless it alone weighs more than the limit.
    void put(K key, V value, long weighing) {
        lock.lock();
        try {
            drop(key);
            if (weighing <= limit) {
                makeRoom(weighing);
                var entry = new Held<>(value, weighing);
                held.put(key, entry);
                queue.put(key, entry);
                weight += weighing;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets go of this, if it is still what is kept under the key.
    void remove(K key, V value) {
        lock.lock();
        try {
            Held<V> entry = queue.get(key);
            if (entry != null && entry.value.equals(value)) {
                drop(key);
            }
        } finally {
            lock.unlock();
        }
    }

    /// How much all that is kept weighs together.
    long weight() {
        lock.lock();
        try {
            return weight;
        } finally {
            lock.unlock();
        }
    }

    /// One round of second chances is enough: readers who set marks as fast as they are taken must not keep us
    /// here.
    private void makeRoom(long weighing) {
        int chances = queue.size();
        while (weight + weighing > limit) {
            Map.Entry<K, Held<V>> eldest = queue.firstEntry();
            if (chances-- > 0 && eldest.getValue().takeMark()) {
                queue.putLast(eldest.getKey(), eldest.getValue());
            } else {
                drop(eldest.getKey());
            }
        }
    }

    private void drop(K key) {
        Held<V> entry = queue.remove(key);
        if (entry != null) {
            held.remove(key);
            weight -= entry.weight;
        }
    }

    private static final class Held<V> {
        private final V value;
        private final long weight;
        private volatile boolean marked;

        Held(V value, long weight) {
            this.value = value;
            this.weight = weight;
        }

        /// Looks before it writes, so that readers of the same entry don't take it from each other's caches.
        void read() {
            if (!marked) {
                marked = true;
            }
        }

        boolean takeMark() {
            boolean was = marked;
            marked = false;
            return was;
        }
    }
}
