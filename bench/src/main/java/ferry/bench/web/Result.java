package ferry.bench.web;

import ferry.bench.report.Json;
import ferry.bench.report.Numbers;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What came out for one server in one case, round by round. Immutable.
record Result(Scenario scenario, Scenario.Case in, Peer peer, List<Sample> samples) {

    double median(ToDoubleFunction<Sample> figure) {
        return Numbers.median(samples.stream().map(figure::applyAsDouble).toList());
    }

    /// Of all rounds together: one error is one too many.
    double errors() {
        return samples.stream().mapToDouble(Sample::errors).sum();
    }

    Map<String, Object> toJson() {
        return Json.object(
                "scenario", scenario.name(),
                "case", in.label(),
                "server", peer,
                "rounds", samples.stream().map(Sample::toJson).toList());
    }
}
