package ferry.bench.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperTest {

    private final Scenario scenario =
            Scenario.of("c64", "Busy", EnumSet.of(Peer.FERRY, Peer.NGINX), 64, new Ask.Get("/x"));

    private Result result(Peer peer, double... perSecond) {
        List<Sample> samples = Arrays.stream(perSecond)
                .mapToObj(rate -> new Sample(rate, 1e6 / rate, 400, 4400, 9000, 12, 50, 1, Map.of()))
                .toList();
        return new Result(scenario, scenario.cases().getFirst(), peer, samples);
    }

    @Test
    void ratiosAreThoseOfMediansAndErrorsAreAdded() {
        Results results = new Results();
        results.add(result(Peer.FERRY, 10, 90_000, 100_000));
        results.add(result(Peer.NGINX, 80_000, 60_000, 1_000_000));
        assertThat(new Paper(results).markdown("Now.", List.of()))
                .contains("| Ferry | 90,000 | 1.13 | 11.1 | 0.89 | 400 µs | 4.40 ms | 9.00 ms | 12.0 | 50 | 3 |\n")
                .contains("| c64 | 1.13 | 0.89 | 1.00 | - | - | - | - | - | - |\n");
    }

    @Test
    void whoIsNotMeasuredIsNamed() {
        Results results = new Results();
        results.add(result(Peer.FERRY, 1));
        results.refuse(scenario, Peer.NGINX, "it answers with 500");
        assertThat(new Paper(results).markdown("Now.", List.of()))
                .contains("Not measured: nginx: it answers with 500.\n");
    }

    @ParameterizedTest
    @CsvSource({"999, 999 µs", "1000, 1.00 ms", "58600, 58.6 ms", "2500000, 2.50 s"})
    void timesHaveTheirUnit(double micros, String text) {
        assertThat(Paper.time(micros)).isEqualTo(text);
    }
}
