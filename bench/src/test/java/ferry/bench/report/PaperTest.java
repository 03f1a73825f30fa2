package ferry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void aTableIsMarkdown() {
        assertThat(new Table("server", List.of("a", "b")).row("Ferry", List.of("1", "2")))
                .hasToString("| server | a | b |\n| --- | ---: | ---: |\n| Ferry | 1 | 2 |\n");
    }

    @Test
    void jsonHasItsMembersInOrderAndItsTextEscaped() {
        assertThat(Json.text(Json.object("b", 1, "a", List.of(1.5, "say \"\\\"\n"), "c", Json.object())))
                .isEqualTo("{\"b\":1,\"a\":[1.500,\"say \\\"\\\\\\\"\\n\"],\"c\":{}}");
    }

    @Test
    void aLogarithmicAxisEndsAtPowersOfTen() {
        LogScale scale = LogScale.around(DoubleStream.of(2, 4000), 400);
        assertThat(scale.ticks()).containsExactly(1, 10, 100, 1000, 10_000);
        assertThat(scale.at(1)).isZero();
        assertThat(scale.at(100)).isEqualTo(200);
        assertThat(scale.at(20_000)).isEqualTo(400);
    }
}
