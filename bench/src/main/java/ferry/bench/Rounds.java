package ferry.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Measures all peers of a cell in turn, round after round, each with as many messages as fit into its time.
final class Rounds {

    interface Run {
        /// Returns messages per second.
        double rate(int messages) throws InterruptedException;
    }

    record Runner(String name, Peer.Rank rank, Run run) {}

    private Rounds() {}

    /// In million messages per second.
    static List<Measurement> measure(
            String table, String capacity, String threads, String load, List<Runner> runners, Effort effort)
            throws InterruptedException {
        Map<Runner, Integer> messages = new LinkedHashMap<>();
        Map<Runner, List<Double>> rates = new LinkedHashMap<>();
        for (int round = effort.firstRound(); round < effort.rounds(); round++) {
            for (Runner runner : runners) {
                double rate = runner.run.rate(messages.getOrDefault(runner, effort.firstGuess()));
                messages.put(runner, effort.messagesAt(rate));
                if (round >= 0) {
                    rates.computeIfAbsent(runner, first -> new ArrayList<>()).add(rate / 1e6);
                }
            }
        }
        return rates.entrySet().stream()
                .map(rate -> new Measurement(
                        table,
                        capacity,
                        threads,
                        load,
                        rate.getKey().name,
                        rate.getKey().rank.name(),
                        rate.getValue()))
                .toList();
    }

    static List<Runner> runners(List<Peer> peers, Function<Peer, Run> run) {
        List<Runner> runners = new ArrayList<>();
        peers.forEach(peer -> runners.add(new Runner(peer.name(), peer.rank(), run.apply(peer))));
        return runners;
    }
}
