package ferry.server.net;

import java.util.Comparator;
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
        record Candidate(Connection connection, Stage stage) {}
        return open.stream()
                .map(connection -> new Candidate(connection, connection.stage()))
                .filter(candidate -> candidate.stage().phase().isIdle())
                .min(Comparator.comparingLong(candidate -> candidate.stage().since()))
                .map(candidate -> candidate.connection().close(candidate.stage()))
                .orElse(false);
    }

    @Override
    public Iterator<Connection> iterator() {
        return open.iterator();
    }
}
