package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Handler;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class CarrierWatchTest {
    private static final Duration QUICK = Duration.ofMillis(2);
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Handler ANSWER = request -> Response.of(Status.NO_CONTENT);

    private final Stuck carriers = new Stuck();
    private final CarrierWatch watch = new CarrierWatch(() -> carriers);

    /// Carriers that run nothing before they are told to.
    private static final class Stuck implements Carriers {
        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        private final Queue<String> calls = new ConcurrentLinkedQueue<>();

        @Override
        public boolean canGrow() {
            return true;
        }

        @Override
        public void run(Runnable task) {
            calls.add("run");
            tasks.add(task);
        }

        @Override
        public void runWithOneMore(Runnable task) {
            calls.add("one more");
            tasks.add(task);
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }
    }

    @Test
    void nobodyIsCalledAsLongAsProbesRunInTime() {
        for (int look = 0; look < 3; look++) {
            watch.look(carriers, () -> true);
            carriers.runAll();
        }
        assertThat(carriers.calls).containsExactly("run", "run", "run");
    }

    @Test
    void oneMoreIsCalledAtEachSecondLookThatFindsAProbeWaiting() {
        for (int look = 0; look < 5; look++) {
            watch.look(carriers, () -> true);
        }
        assertThat(carriers.calls).containsExactly("run", "one more", "one more");
        carriers.runAll();
        watch.look(carriers, () -> true);
        assertThat(carriers.calls).endsWith("one more", "run");
    }

    @Test
    void probesDoNotPileUpWhileNoCarrierIsFree() {
        for (int look = 0; look < 400; look++) {
            watch.look(carriers, () -> true);
        }
        assertThat(carriers.tasks).hasSize(100);
    }

    @Test
    void itStaysQuickWhileRequestsCome() throws IOException {
        for (int round = 0; round < 3; round++) {
            assertThat(looks(49, true)).containsOnly(QUICK);
            request();
        }
    }

    @Test
    void itSlowsDownWhenNobodyAsksForAnything() throws IOException {
        assertThat(looks(50, true)).endsWith(QUICK, SLOW);
        assertThat(looks(1, true)).containsExactly(SLOW);
        request();
        assertThat(looks(1, true)).containsExactly(QUICK);
    }

    @Test
    void itSleepsWhenNobodyIsThere() {
        assertThat(looks(50, false)).endsWith(QUICK, Duration.ZERO);
    }

    @Test
    void itDoesNotSleepWhileAProbeWaits() {
        watch.look(carriers, () -> false);
        assertThat(IntStream.range(0, 60).mapToObj(look -> watch.look(carriers, () -> false)))
                .containsOnly(QUICK);
    }

    @Test
    @Timeout(60)
    void itBeginsWithTheFirstRequest() throws Exception {
        var begun = new CountDownLatch(1);
        try (var sleeper = new CarrierWatch(() -> {
            begun.countDown();
            return carriers;
        })) {
            sleeper.start(() -> false);
            sleeper.filter(Request.get("/"), ANSWER);
            begun.await();
        }
    }

    @Test
    @Timeout(60)
    void itAsksForTheCarriersThoughNobodyComes() throws Exception {
        var asked = new CountDownLatch(1);
        try (var sleeper = new CarrierWatch(() -> {
            asked.countDown();
            return carriers;
        })) {
            sleeper.start(() -> false);
            asked.await();
        }
        assertThat(carriers.calls).isEmpty();
    }

    @Test
    @Timeout(60)
    void requestsWaitUntilALateProbeHasRunAndNobodyIsCalled() throws Exception {
        watch.look(carriers, () -> true);
        watch.look(carriers, () -> true);
        Thread client = waitingClient();
        carriers.runAll();
        client.join();
        assertThat(carriers.calls).containsExactly("run");
    }

    @Test
    @Timeout(60)
    void requestsDoNotWaitLongerThanForOneLook() throws Exception {
        watch.look(carriers, () -> true);
        watch.look(carriers, () -> true);
        Thread client = waitingClient();
        watch.look(carriers, () -> true);
        client.join();
        request();
    }

    private Thread waitingClient() {
        Thread client = Thread.ofPlatform().start(() -> ask(watch));
        while (client.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return client;
    }

    private static void ask(CarrierWatch watch) {
        try {
            watch.filter(Request.get("/"), ANSWER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsAskedForIsAnswered() throws IOException {
        assertThat(watch.filter(Request.get("/"), ANSWER).status()).isEqualTo(Status.NO_CONTENT);
    }

    /// Each probe has run before the next look.
    private List<Duration> looks(int count, boolean occupied) {
        List<Duration> rests = new ArrayList<>();
        for (int look = 0; look < count; look++) {
            rests.add(watch.look(carriers, () -> occupied));
            carriers.runAll();
        }
        return rests;
    }

    private void request() throws IOException {
        watch.filter(Request.get("/"), ANSWER);
    }
}
