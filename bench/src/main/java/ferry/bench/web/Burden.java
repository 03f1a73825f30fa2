package ferry.bench.web;

import java.io.IOException;
import java.util.Map;

/// Clients that are there while others are measured. Confined to the thread that opened it, which closes it.
interface Burden extends AutoCloseable {

    enum Kind {
        NONE,
        IDLE,
        SLOW,
        COMPRESSING
    }

    int IDLE_CONNECTIONS = 9_000;
    int SLOW_READERS = 50;

    static Burden open(Kind kind, Server server, Site site) throws IOException, InterruptedException {
        return switch (kind) {
            case NONE -> Map::of;
            case IDLE -> IdleClients.open(server, IDLE_CONNECTIONS);
            case SLOW -> SlowReaders.open(server, SLOW_READERS);
            case COMPRESSING -> new CompressingClient(server, site);
        };
    }

    /// What was seen, by name; asked for when the others have been measured.
    Map<String, Double> figures() throws IOException;

    @Override
    default void close() {}
}
