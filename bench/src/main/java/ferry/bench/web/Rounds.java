package ferry.bench.web;

import ferry.bench.web.Scenario.Case;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures scenarios, one after the other, in rounds. Confined to its thread.
final class Rounds {

    /// A server that takes part, with what it has to be asked with.
    private record Turn(Case in, Server server, List<String> headers) {}

    private final Servers servers;
    private final Site site;
    private final Effort effort;
    private final Results results;

    Rounds(Servers servers, Site site, Effort effort, Results results) {
        this.servers = servers;
        this.site = site;
        this.effort = effort;
        this.results = results;
    }

    void measure(Scenario scenario) throws IOException, InterruptedException {
        System.err.println(scenario.name() + ": " + scenario.title());
        servers.keep(scenario.modes());
        prepare(scenario);
        Map<Turn, List<Sample>> samples = new LinkedHashMap<>();
        for (Peer peer : scenario.peers()) {
            turns(scenario, peer).forEach(turn -> samples.put(turn, new ArrayList<>()));
        }
        for (int round = 0; round < effort.rounds(scenario); round++) {
            for (Turn turn : List.copyOf(samples.keySet())) {
                take(scenario, turn, samples);
            }
        }
        samples.forEach((turn, all) -> results.add(new Result(scenario, turn.in, turn.server.peer(), all)));
    }

    /// A server that fails in the middle is out of the scenario.
    private void take(Scenario scenario, Turn turn, Map<Turn, List<Sample>> samples) throws InterruptedException {
        List<Sample> own = samples.get(turn);
        if (own == null) {
            return;
        }
        try {
            Sample sample = sample(turn, effort.seconds(scenario));
            own.add(sample);
            System.err.printf(
                    "  %-12s %-8s %,9.0f/s %8.1f µs, p99 %,.0f µs, errors %.0f %s%n",
                    turn.server.peer(),
                    turn.in.label(),
                    sample.perSecond(),
                    sample.cpuMicros(),
                    sample.p99(),
                    sample.errors(),
                    sample.more().isEmpty() ? "" : sample.more());
        } catch (IOException e) {
            refuse(scenario, turn.server.peer(), e);
            samples.keySet().removeIf(other -> other.server.peer() == turn.server.peer());
        }
    }

    private void refuse(Scenario scenario, Peer peer, Exception why) {
        System.err.println("  " + peer + " is not measured: " + why.getMessage());
        results.refuse(scenario, peer, String.valueOf(why.getMessage()));
    }

    private void prepare(Scenario scenario) throws IOException {
        for (Case one : scenario.cases()) {
            site.need(one.ask());
            switch (one.burden()) {
                case SLOW -> site.huge();
                case COMPRESSING -> site.longText();
                case NONE, IDLE -> {}
            }
        }
    }

    /// None, if the server can't or does not what it should. Each has been busy for a moment: code that was not needed
    /// before is compiled, and files that were not asked for before come from the disk.
    private List<Turn> turns(Scenario scenario, Peer peer) throws InterruptedException {
        List<Turn> turns = new ArrayList<>();
        try {
            for (Case one : scenario.cases()) {
                Server server = servers.running(peer, one.mode());
                List<String> headers = new Check(server, site).headers(one.ask());
                Wrk.run(server, one.ask(), one.connections(), Effort.FIRST_SECONDS, headers);
                turns.add(new Turn(one, server, headers));
            }
            return turns;
        } catch (Commands.Unavailable | Check.Wrong | IOException e) {
            refuse(scenario, peer, e);
            return List.of();
        }
    }

    private Sample sample(Turn turn, int seconds) throws IOException, InterruptedException {
        Server server = turn.server;
        try (Burden burden = Burden.open(turn.in.burden(), server, site)) {
            double before = server.cpuMicros();
            Wrk wrk = Wrk.run(server, turn.in.ask(), turn.in.connections(), seconds, turn.headers);
            return Sample.of(
                    wrk, turn.in.ask(), server.cpuMicros() - before, server.residentMegabytes(), burden.figures());
        }
    }
}
