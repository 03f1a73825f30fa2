package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DepartureTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndSaysWhetherAllWasAnswered(boolean graceful) {
        var departure = new Departure(() -> graceful, () -> {});

        departure.request();

        assertThat(departure.await()).isEqualTo(graceful);
    }

    @Test
    void whoAsksAgainIsInAHurry() throws Exception {
        var finishing = new CountDownLatch(1);
        var cutOff = new CompletableFuture<Boolean>();
        var departure = new Departure(
                () -> {
                    finishing.countDown();
                    return cutOff.join();
                },
                () -> cutOff.complete(false));
        Thread.ofVirtual().start(departure::request);
        finishing.await();

        departure.request();

        assertThat(departure.await()).isFalse();
    }

    @Test
    void nothingIsCutOffForWhoAsksOnce() {
        var cuts = new AtomicInteger();
        var departure = new Departure(() -> true, cuts::incrementAndGet);

        departure.request();

        assertThat(cuts).hasValue(0);
    }

    @Test
    void aShutdownThatFailsIsNoReasonToWaitForEver() {
        var departure = new Departure(
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> {});

        departure.request();

        assertThatThrownBy(departure::await)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("broken");
    }
}
