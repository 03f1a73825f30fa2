package ferry.channel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Runs the examples in no time: a pause only writes down how long it would have been.
final class ExamplesTest {

    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> paused = Collections.synchronizedList(new ArrayList<>());

    @Test
    void theFirstMakesAChannel() throws InterruptedException {
        MakeAChannel.run(printed::add);
        assertThat(printed).containsExactly("hello");
    }

    @Test
    void theSecondSendsFromAThreadEvery500Milliseconds() throws InterruptedException {
        SendFromAThread.run(paused::add, printed::add);
        assertThat(printed).containsExactly("thread: 1", "thread: 2", "thread: 3", "thread: 4", "thread: 5");
        assertThat(paused).hasSize(5).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void theThirdReceivesInAThreadUntilTheSendersAreGone() throws InterruptedException {
        ReceiveInAThread.run(paused::add, printed::add);
        assertThat(printed)
                .containsSubsequence("one: 1", "one: 2", "one: 3")
                .containsSubsequence("two: 1", "two: 2", "two: 3")
                .endsWith("the senders are gone")
                .hasSize(7);
    }

    @Test
    void theFourthHasTenProducersEachWithItsOwnPeriod() throws InterruptedException {
        TenProducers.run(paused::add, printed::add);
        assertThat(printed).hasSize(30);
        for (int i = 1; i <= 10; i++) {
            String producer = "producer " + i + ": ";
            assertThat(printed).containsSubsequence(producer + 1, producer + 2, producer + 3);
        }
        List<Duration> expected = IntStream.rangeClosed(1, 10)
                .boxed()
                .flatMap(i -> Collections.nCopies(3, Duration.ofMillis(100L * i)).stream())
                .toList();
        assertThat(paused).containsExactlyInAnyOrderElementsOf(expected);
    }
}
