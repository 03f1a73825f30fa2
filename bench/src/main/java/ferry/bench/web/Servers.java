package ferry.bench.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The servers that run. Those that only serve files run until the end, so that their compilers have long been done;
/// the others as long as somebody asks for them. Confined to its thread.
final class Servers implements AutoCloseable {

    private record Key(Peer peer, Mode mode) {}

    private static final int BUSY = 64;

    private final Commands commands;
    private final Effort effort;
    private final Results results;
    private final Map<Key, Server> running = new HashMap<>();

    Servers(Commands commands, Effort effort, Results results) {
        this.commands = commands;
        this.effort = effort;
        this.results = results;
    }

    Server running(Peer peer, Mode mode) throws IOException, InterruptedException, Commands.Unavailable {
        Key key = new Key(peer, mode);
        Server server = running.get(key);
        if (server == null) {
            server = start(peer, mode);
            running.put(key, server);
            results.fresh(peer, server.residentMegabytes());
            Wrk.run(server, new Ask.Get("/" + Site.SMALL), BUSY, effort.warmUp(), List.of());
        }
        return server;
    }

    private Server start(Peer peer, Mode mode) throws IOException, InterruptedException, Commands.Unavailable {
        Server server = Server.start(peer, mode, commands);
        if (server.hasChildren() && (peer == Peer.FERRY || peer == Peer.FERRY_TRUST)) {
            System.err.println("Ferry is making its cache");
            while (server.hasChildren()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            server.close();
            server = Server.start(peer, mode, commands);
        }
        return server;
    }

    /// Ends what does anything else than serve files, or one of these.
    void keep(Set<Mode> modes) {
        List<Server> closing = new ArrayList<>();
        running.entrySet()
                .removeIf(entry -> entry.getKey().mode() != Mode.PLAIN
                        && !modes.contains(entry.getKey().mode())
                        && closing.add(entry.getValue()));
        closing.forEach(Server::close);
    }

    @Override
    public void close() {
        running.values().forEach(Server::close);
    }
}
