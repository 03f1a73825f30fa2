package ferry.bench.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How long the measurements may take. Immutable.
///
/// @param rounds how many rounds count
/// @param fewRounds the same, for scenarios that have few
/// @param seconds how long each server is measured in each round
/// @param lightSeconds the same, in light scenarios
/// @param warmUp seconds, for each server when it has started
record Effort(String name, int rounds, int fewRounds, int seconds, int lightSeconds, int warmUp) {

    private static final Effort SHORT = new Effort("short", 1, 1, 1, 1, 1);
    private static final Effort FULL = new Effort("full", 5, 3, 3, 2, 4);

    /// What a scenario begins with that does not count, for each server and case.
    static final int FIRST_SECONDS = 1;

    private static final double START_SECONDS = 1;
    private static final double OVERHEAD_SECONDS = 0.2;
    private static final double IDLE_SECONDS = 8;

    static Effort named(String name) {
        return switch (name) {
            case "short" -> SHORT;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("short or full, not " + name);
        };
    }

    int rounds(Scenario scenario) {
        return switch (scenario.weight()) {
            case USUAL -> rounds;
            case FEW_ROUNDS, LIGHT -> fewRounds;
        };
    }

    int seconds(Scenario scenario) {
        return switch (scenario.weight()) {
            case USUAL, FEW_ROUNDS -> seconds;
            case LIGHT -> lightSeconds;
        };
    }

    /// About how long they take together.
    double seconds(List<Scenario> scenarios) {
        Set<Peer> all = EnumSet.noneOf(Peer.class);
        scenarios.forEach(scenario -> all.addAll(scenario.peers()));
        return all.size() * (warmUp + START_SECONDS)
                + scenarios.stream().mapToDouble(this::secondsOf).sum();
    }

    private double secondsOf(Scenario scenario) {
        int cases = scenario.cases().size();
        double round = cases * (seconds(scenario) + OVERHEAD_SECONDS)
                + (scenario.burdens(Burden.Kind.IDLE) ? IDLE_SECONDS : 0);
        double first = cases * (FIRST_SECONDS + OVERHEAD_SECONDS);
        double starts = scenario.modes().equals(Set.of(Mode.PLAIN)) ? 0 : warmUp + START_SECONDS;
        return scenario.peers().size() * (rounds(scenario) * round + first + starts);
    }
}
