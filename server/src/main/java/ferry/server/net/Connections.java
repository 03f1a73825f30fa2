package ferry.server.net;

import java.util.Iterator;
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
        Connection oldest = null;
        Stage seen = Stage.CLOSED;
        for (Connection connection : open) {
            Stage stage = connection.stage();
            if (stage.phase().isIdle() && (oldest == null || stage.since() < seen.since())) {
                oldest = connection;
                seen = stage;
            }
        }
        return oldest != null && oldest.close(seen);
    }

    @Override
    public Iterator<Connection> iterator() {
        return open.iterator();
    }
}
