package ferry.bench.web;

import ferry.bench.report.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a run found out. Confined to its thread.
final class Results {

    /// @param why a clause that begins with "it", or the like
    record Refusal(Scenario scenario, Peer peer, String why) {}

    private final List<Result> measured = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Map<Peer, Double> freshMegabytes = new EnumMap<>(Peer.class);

    void add(Result result) {
        measured.add(result);
    }

    void refuse(Scenario scenario, Peer peer, String why) {
        refused.add(new Refusal(scenario, peer, why));
    }

    /// The memory of a server that has just started.
    void fresh(Peer peer, double megabytes) {
        freshMegabytes.putIfAbsent(peer, megabytes);
    }

    Map<Peer, Double> freshMegabytes() {
        return freshMegabytes;
    }

    List<Scenario> scenarios() {
        return measured.stream().map(Result::scenario).distinct().toList();
    }

    List<Result> of(Scenario scenario) {
        return measured.stream()
                .filter(result -> result.scenario().equals(scenario))
                .toList();
    }

    Optional<Result> of(Scenario scenario, Scenario.Case in, Peer peer) {
        return of(scenario).stream()
                .filter(result -> result.in().equals(in) && result.peer() == peer)
                .findFirst();
    }

    /// Of the first case.
    Optional<Result> of(String scenario, Peer peer) {
        return measured.stream()
                .filter(result -> result.scenario().name().equals(scenario) && result.peer() == peer)
                .findFirst();
    }

    List<Refusal> refused(Scenario scenario) {
        return refused.stream()
                .filter(refusal -> refusal.scenario().equals(scenario))
                .toList();
    }

    List<Refusal> refused() {
        return refused;
    }

    String json(String circumstances, String versions) {
        List<String> lines = new ArrayList<>();
        lines.add("{\"run\":" + Json.text(circumstances) + ",\"versions\":" + Json.text(versions) + ",\"results\":[");
        lines.add(String.join(
                ",\n", measured.stream().map(Result::toJson).map(Json::text).toList()));
        lines.add("],\"refused\":[");
        lines.add(String.join(
                ",\n",
                refused.stream()
                        .map(refusal -> Json.text(Json.object(
                                "scenario", refusal.scenario().name(), "server", refusal.peer(), "why", refusal.why())))
                        .toList()));
        lines.add("]}");
        return String.join("\n", lines) + "\n";
    }
}
