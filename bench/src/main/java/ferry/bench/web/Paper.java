package ferry.bench.web;

import ferry.bench.report.Numbers;
import ferry.bench.report.Table;
import ferry.bench.web.Scenario.Case;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The results as tables in Markdown. Confined to its thread.
final class Paper {

    private static final List<Peer> SUBJECTS = List.of(Peer.FERRY, Peer.FERRY_TRUST);
    private static final List<Peer> REFERENCES = List.of(Peer.NGINX, Peer.NGINX_CACHE, Peer.JETTY);
    private static final List<ToDoubleFunction<Sample>> RATIOS =
            List.of(Sample::perSecond, Sample::cpuMicros, Sample::p99);

    private final Results results;

    Paper(Results results) {
        this.results = results;
    }

    String markdown(String circumstances, Collection<String> pictures) {
        StringBuilder paper = new StringBuilder("# Ferry beside other servers\n\n" + circumstances + "\n\n");
        paper.append("Medians over the rounds, and ratios of medians; [what they mean](../README.md#the-server).\n\n");
        for (Peer subject : SUBJECTS) {
            paper.append(ratios(subject));
        }
        pictures.forEach(picture -> paper.append("![%s](%s)\n\n".formatted(picture, picture)));
        results.scenarios().forEach(scenario -> paper.append(section(scenario)));
        return paper.append(memory()).toString();
    }

    /// Of one server to those that are references, in all there is.
    private String ratios(Peer subject) {
        List<Peer> references =
                REFERENCES.stream().filter(peer -> peer != subject).toList();
        List<String> columns = new ArrayList<>();
        for (Peer reference : references) {
            for (String figure : List.of("requests/s", "CPU", "p99")) {
                columns.add(figure + " ÷ " + reference);
            }
        }
        Table table = new Table(subject.title(), columns);
        boolean isEmpty = true;
        for (Scenario scenario : results.scenarios()) {
            for (Case one : scenario.cases()) {
                Optional<Result> own = results.of(scenario, one, subject);
                if (own.isPresent()) {
                    isEmpty = false;
                    table.row((scenario.name() + " " + one.label()).strip(), ratios(own.get(), references));
                }
            }
        }
        return isEmpty ? "" : "## " + subject.title() + " to others\n\n" + table + "\n";
    }

    private List<String> ratios(Result own, List<Peer> references) {
        List<String> cells = new ArrayList<>();
        for (Peer reference : references) {
            Optional<Result> other = results.of(own.scenario(), own.in(), reference);
            RATIOS.forEach(figure -> cells.add(ratio(Optional.of(own), other, figure)));
        }
        return cells;
    }

    private static String ratio(Optional<Result> one, Optional<Result> other, ToDoubleFunction<Sample> figure) {
        if (one.isEmpty() || other.isEmpty() || other.get().median(figure) == 0) {
            return "-";
        }
        return Numbers.text(one.get().median(figure) / other.get().median(figure));
    }

    private String section(Scenario scenario) {
        Set<String> more = results.of(scenario).stream()
                .flatMap(result -> result.samples().getFirst().more().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean hasCases = scenario.cases().size() > 1;
        List<String> columns = new ArrayList<>(List.of(
                "requests/s",
                "÷ nginx",
                "CPU µs/request",
                "÷ nginx",
                "p50",
                "p99",
                "p99.9",
                "MB/s",
                "resident MB",
                "errors"));
        if (hasCases) {
            String first = scenario.cases().getFirst().label();
            columns.addAll(List.of("requests/s ÷ " + first, "CPU ÷ " + first, "p99 ÷ " + first));
        }
        columns.addAll(more);
        Table table = new Table("server", columns);
        for (Result result : results.of(scenario)) {
            List<String> cells = cells(result);
            if (hasCases) {
                Optional<Result> first = results.of(scenario, scenario.cases().getFirst(), result.peer());
                RATIOS.forEach(figure -> cells.add(ratio(Optional.of(result), first, figure)));
            }
            more.forEach(name -> cells.add(more(result, name)));
            String label = result.in().label();
            table.row(result.peer().title() + (label.isEmpty() ? "" : ": " + label), cells);
        }
        return "## %s\n\n`%s`\n\n%s\n%s".formatted(scenario.title(), scenario.name(), table, refusals(scenario));
    }

    private List<String> cells(Result result) {
        Optional<Result> nginx = results.of(result.scenario(), result.in(), Peer.NGINX);
        return new ArrayList<>(List.of(
                Numbers.text(result.median(Sample::perSecond)),
                ratio(Optional.of(result), nginx, Sample::perSecond),
                Numbers.text(result.median(Sample::cpuMicros)),
                ratio(Optional.of(result), nginx, Sample::cpuMicros),
                time(result.median(Sample::p50)),
                time(result.median(Sample::p99)),
                time(result.median(Sample::p999)),
                Numbers.text(result.median(Sample::megabytes)),
                "%.0f".formatted(result.median(Sample::residentMegabytes)),
                "%.0f".formatted(result.errors())));
    }

    private static String more(Result result, String name) {
        boolean has = result.samples().getFirst().more().containsKey(name);
        return has ? Numbers.text(result.median(sample -> sample.more().getOrDefault(name, 0.0))) : "-";
    }

    static String time(double micros) {
        if (micros == 0) {
            return "-";
        }
        return micros < 1000
                ? "%.0f µs".formatted(micros)
                : micros < 1e6 ? Numbers.text(micros / 1000) + " ms" : Numbers.text(micros / 1e6) + " s";
    }

    private String refusals(Scenario scenario) {
        List<String> refusals = results.refused(scenario).stream()
                .map(refusal -> refusal.peer().title() + ": " + refusal.why())
                .toList();
        return refusals.isEmpty() ? "" : "Not measured: " + String.join("; ", refusals) + ".\n\n";
    }

    private String memory() {
        Table table = new Table("server", List.of("resident MB after the start", "at the end of c64"));
        results.freshMegabytes()
                .forEach((peer, fresh) -> table.row(
                        peer.title(),
                        List.of(
                                "%.0f".formatted(fresh),
                                results.of("c64", peer)
                                        .map(result -> "%.0f".formatted(result.median(Sample::residentMegabytes)))
                                        .orElse("-"))));
        return "## Memory\n\n" + table;
    }
}
