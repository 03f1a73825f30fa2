package ferry.server.net;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// All open connections. Thread-safe; iteration sees what is there while it goes on.
final class Connections implements Iterable<Connection> {
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();

    void add(Connection connection) {
        open.add(connection);
        accepted.increment();
    }

    void remove(Connection connection) {
        open.remove(connection);
    }

    int size() {
        return open.size();
    }

    /// How many there have ever been.
    long accepted() {
        return accepted.sum();
    }

    /// Closes the one that has been idle longest: nobody waits for it, and somebody waits to get in.
    ///
    /// @return false: none is idle
    boolean shedOldestIdle() {
        Optional<Idle> oldest = oldestIdle();
        // One that has something to do again since it was seen is no longer the oldest.
        while (oldest.isPresent()
                && !oldest.get().connection().close(oldest.get().stage())) {
            oldest = oldestIdle();
        }
        return oldest.isPresent();
    }

    private Optional<Idle> oldestIdle() {
        Optional<Idle> oldest = Optional.empty();
        for (Connection connection : open) {
            Stage stage = connection.stage();
            if (stage.phase().isIdle()
                    && (oldest.isEmpty() || stage.since() < oldest.get().stage().since())) {
                oldest = Optional.of(new Idle(connection, stage));
            }
        }
        return oldest;
    }

    /// A connection, and the stage in which it was seen to be idle.
    private record Idle(Connection connection, Stage stage) {}

    @Override
    public Iterator<Connection> iterator() {
        return open.iterator();
    }
}
