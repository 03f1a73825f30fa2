package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DateFieldTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("1994-11-06T08:49:37Z"));
    private final DateField date = new DateField(now::get);

    @Test
    void itShowsTheClock() {
        assertThat(date.value()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void withinASecondItIsTheSameText() {
        String first = date.value();

        now.set(Instant.parse("1994-11-06T08:49:37.999999999Z"));

        assertThat(date.value()).isSameAs(first);
    }

    @Test
    void itMovesWithTheClockForwardAndBack() {
        now.set(Instant.parse("1994-11-06T08:49:38Z"));
        assertThat(date.value()).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");

        now.set(Instant.parse("1994-11-06T07:49:37Z"));
        assertThat(date.value()).isEqualTo("Sun, 06 Nov 1994 07:49:37 GMT");
    }
}
