package ferry.bench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final double MOST_SECONDS = 35 * 60;

    @Test
    void withoutAnyAllIsMeasuredInHalfAnHour() {
        Options options = Options.parse(List.of());
        assertThat(options.scenarios()).hasSameSizeAs(Scenarios.all());
        assertThat(options.folder()).isEqualTo(Path.of("bench/target/compare"));
        assertThat(options.effort().seconds(options.scenarios())).isLessThan(MOST_SECONDS);
    }

    @Test
    void scenariosAndServersAreChosenByName() {
        Options options =
                Options.parse(List.of("short", "out", "--only", "close,c64", "--servers", "nginx,ferry,book"));
        assertThat(options.effort().name()).isEqualTo("short");
        assertThat(options.folder()).isEqualTo(Path.of("out"));
        assertThat(options.scenarios()).extracting(Scenario::name).containsExactly("c64", "close");
        assertThat(options.scenarios())
                .allSatisfy(
                        scenario -> assertThat(scenario.peers()).containsExactly(Peer.FERRY, Peer.NGINX, Peer.BOOK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--onyl c64", "--only c65", "--servers apache", "--only"})
    void whatIsNotThereIsRefused(String arguments) {
        assertThatThrownBy(() -> Options.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
