package ferry.bench.web;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the command line asks for. Immutable.
///
///     [short|full] [FOLDER] [--only SCENARIO,...] [--servers SERVER,...]
///
/// @param scenarios with those of their servers that were asked for
record Options(Effort effort, Path folder, List<Scenario> scenarios) {

    private static final String FOLDER = "bench/target/compare";
    /// Of a short run.
    private static final String FEW = "ferry,nginx,nginx-cache,jetty";

    static Options parse(List<String> arguments) {
        String effort = "full";
        String folder = FOLDER;
        String only = "";
        String servers = "";
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "short", "full" -> effort = argument;
                case "--only" -> only = valueOf(argument, rest);
                case "--servers" -> servers = valueOf(argument, rest);
                default -> folder = folder(argument);
            }
        }
        boolean isShort = effort.equals("short");
        Set<Peer> peers = peers(servers.isEmpty() && isShort ? FEW : servers);
        return new Options(Effort.named(effort), Path.of(folder), scenarios(only, isShort, peers));
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " of what?");
        }
        return rest.next();
    }

    private static String folder(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("there is no option " + argument);
        }
        return argument;
    }

    private static Set<Peer> peers(String names) {
        return names.isEmpty()
                ? Peer.ALL
                : Arrays.stream(names.split(",", -1))
                        .map(Peer::named)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Peer.class)));
    }

    private static List<Scenario> scenarios(String names, boolean isShort, Set<Peer> peers) {
        List<Scenario> all = Scenarios.all();
        if (names.isEmpty()) {
            return all.stream()
                    .filter(scenario -> !isShort || Scenarios.isShort(scenario))
                    .map(scenario -> scenario.by(peers))
                    .toList();
        }
        List<String> wanted = List.of(names.split(",", -1));
        List<String> known = all.stream().map(Scenario::name).toList();
        if (!known.containsAll(wanted)) {
            throw new IllegalArgumentException("the scenarios are " + String.join(", ", known));
        }
        return all.stream()
                .filter(scenario -> wanted.contains(scenario.name()))
                .map(scenario -> scenario.by(peers))
                .toList();
    }
}
