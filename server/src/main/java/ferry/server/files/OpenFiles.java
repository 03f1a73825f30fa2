package ferry.server.files;

import ferry.server.files.SharedFile.Hold;
import ferry.server.files.SharedFile.Opener;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that stay open while they are asked for. Thread-safe; who asks for one that is open takes no lock.
///
/// To open a file, with a look at what was opened, takes ten system calls and more; to send it from one that is open
/// takes none of them. But who holds a file that was deleted holds its space, and who holds any keeps its disk from
/// being unmounted. So none stays open that was asked for but once, and every second those are let go that nobody has
/// asked for since the second before. There is no other way for them to go: nobody asks for a state of a file that was
/// forgotten, replaced or driven out of memory.
///
/// Invariant, whenever the lock is free: a thread runs that lets them go if any are kept, and it ends when none are.
final class OpenFiles {
    /// How many stay open at a time. Clients that ask for everything must not take the descriptors that connections
    /// need.
    static final int AT_A_TIME = 128;

    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    private final int limit;
    private final Runnable pause;

    private final Lock lock = new ReentrantLock();

    /// Only under the lock, as is the next.
    private final Map<Keeper, Hold> kept = new HashMap<>();

    private boolean watched;

    OpenFiles() {
        this(AT_A_TIME, () -> LockSupport.parkNanos(ROUND.toNanos()));
    }

    /// @param limit how many stay open at a time
    /// @param pause waits for the end of a round: what nobody has asked for in one is let go
    OpenFiles(int limit, Runnable pause) {
        this.limit = limit;
        this.pause = pause;
    }

    /// Keeps open what this opener opens, which has to be the same file each time.
    Opener keeper(Opener opener) {
        return new Keeper(opener);
    }

    /// How many stay open now.
    int count() {
        lock.lock();
        try {
            return kept.size();
        } finally {
            lock.unlock();
        }
    }

    /// One file, open or not. Thread-safe.
    private final class Keeper implements Opener {
        private final Opener opener;

        /// Written under the lock.
        private volatile Optional<SharedFile> file = Optional.empty();

        private volatile boolean asked;

        Keeper(Opener opener) {
            this.opener = opener;
        }

        /// Looks before it writes, so that those who ask for the same file don't take it from each other's caches.
        @Override
        public Optional<Hold> open() throws IOException {
            if (!asked) {
                asked = true;
                return opener.open();
            }
            Optional<Hold> held = file.filter(SharedFile::isOpen).flatMap(SharedFile::hold);
            return held.isPresent() ? held : openToKeep();
        }

        private Optional<Hold> openToKeep() throws IOException {
            Optional<Hold> opened = opener.open();
            opened.flatMap(theirs -> theirs.file().hold())
                    .flatMap(ours -> keep(this, ours))
                    .ifPresent(OpenFiles::letGo);
            return opened;
        }
    }

    /// @return what is to be let go: what was kept before, or this if there is no room
    private Optional<Hold> keep(Keeper keeper, Hold hold) {
        lock.lock();
        try {
            if (kept.size() >= limit && !kept.containsKey(keeper)) {
                return Optional.of(hold);
            }
            if (!watched) {
                Thread.ofVirtual().name("ferry-open-files").start(this::watch);
                watched = true;
            }
            keeper.file = Optional.of(hold.file());
            return Optional.ofNullable(kept.put(keeper, hold));
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        do {
            pause.run();
            takeIdle().forEach(OpenFiles::letGo);
        } while (goesOn());
    }

    private List<Hold> takeIdle() {
        lock.lock();
        try {
            List<Keeper> idle =
                    kept.keySet().stream().filter(keeper -> !keeper.asked).toList();
            idle.forEach(keeper -> keeper.file = Optional.empty());
            List<Hold> taken = idle.stream().map(kept::remove).toList();
            kept.keySet().forEach(keeper -> keeper.asked = false);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock, so that whoever keeps one more finds a thread that will see it, or none.
    private boolean goesOn() {
        lock.lock();
        try {
            watched = !kept.isEmpty();
            return watched;
        } finally {
            lock.unlock();
        }
    }

    private static void letGo(Hold hold) {
        try {
            hold.close();
        } catch (IOException e) {
            LOG.debug("A file was not closed well: {}", e.getMessage());
        }
    }
}
