package ferry.server.files;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/// So many may do something at a time, and who finds no place does without: nobody waits. Thread-safe.
final class Places {
    private final Semaphore free;

    Places(int count) {
        this.free = new Semaphore(count);
    }

    /// A place for who closes it; empty when all are taken.
    Optional<Place> take() {
        return free.tryAcquire() ? Optional.of(new Place(free)) : Optional.empty();
    }

    /// One of them. Confined to its owner.
    static final class Place implements AutoCloseable {
        private final Semaphore free;
        private boolean taken = true;

        private Place(Semaphore free) {
            this.free = free;
        }

        /// Makes room for another. To do so again has no effect.
        @Override
        public void close() {
            if (taken) {
                taken = false;
                free.release();
            }
        }
    }
}
