package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.wire.Limits;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections and those who close them, at a time that the test decides.
class DeadlinesTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final Connections connections = new Connections();
    private final List<Connection> relieved = new ArrayList<>();
    private final AtomicInteger closings = new AtomicInteger();
    private final List<Runnable> atWork = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines(connections, now::get, LIMIT, () -> atWork, relieved::add);
    private ServerSocket listener;
    private final List<Socket> clients = new ArrayList<>();
    private Socket client;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        listener = WrappedServerSocket.onLoopback();
        client = dial();
        connection = answer();
    }

    @AfterEach
    void disconnect() throws IOException {
        deadlines.close();
        connection.close();
        client.close();
        for (Socket other : clients) {
            other.close();
        }
        listener.close();
    }

    private Socket dial() throws IOException {
        return new Socket(listener.getInetAddress(), listener.getLocalPort());
    }

    private Connection answer() throws IOException {
        var opened = new Connection(listener.accept(), new Inbox(Limits.STANDARD), now::get, visited -> {}, closed -> {
            closings.incrementAndGet();
            connections.remove(closed);
        });
        connections.add(opened);
        return opened;
    }

    private void passTime(Duration time) {
        now.addAndGet(time.toNanos());
        deadlines.tick();
    }

    private Phase phase() {
        return connection.stage().phase();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENING", "IDLE", "DRAINING", "SENDING", "STREAMING", "LINGERING"})
    void aWaitThatIsOverdueEndsTheConnection(Phase waiting) {
        connection.enter(waiting, LIMIT);
        passTime(LIMIT);
        assertThat(phase()).isEqualTo(waiting);
        passTime(Duration.ofNanos(1));
        assertThat(phase()).isEqualTo(Phase.CLOSED);
        assertThat(connections).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SERVING"})
    void whatIsNoWaitForTheClientHasNoDeadline(Phase working) {
        connection.enter(working);
        passTime(Duration.ofDays(1));
        assertThat(phase()).isEqualTo(working);
    }

    @Test
    void aHeadThatIsOverdueWakesItsReaderToSaySo() throws IOException {
        connection.enter(Phase.READING, LIMIT);
        passTime(LIMIT.plusNanos(1));
        assertThat(phase()).isEqualTo(Phase.EXPIRED);
        assertThat(connection.read()).as("the reader sees the end").isFalse();
        passTime(Deadlines.TO_ANSWER);
        assertThat(phase()).isEqualTo(Phase.EXPIRED);
        passTime(Duration.ofNanos(1));
        assertThat(phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void aHeadThatIsWholeAtTheLastMomentIsServed() {
        connection.enter(Phase.READING, LIMIT);
        passTime(LIMIT.plusNanos(1));
        assertThat(connection.enter(Phase.QUEUED)).isTrue();
        passTime(Duration.ofDays(1));
        assertThat(phase()).isEqualTo(Phase.QUEUED);
    }

    @Test
    void anOldStageCanNotBeClosed() {
        connection.enter(Phase.IDLE, LIMIT);
        Stage idle = connection.stage();
        connection.enter(Phase.QUEUED);
        assertThat(connection.close(idle)).isFalse();
        assertThat(phase()).isEqualTo(Phase.QUEUED);
    }

    @Test
    void aWorkerThatIsStuckIsRelievedAndStillHasItsDeadline() {
        atWork.add(() -> {});
        atWork.add(connection);
        connection.enter(Phase.SENDING, LIMIT);
        passTime(Deadlines.STUCK);
        assertThat(relieved).isEmpty();
        passTime(Duration.ofNanos(1));
        assertThat(relieved).containsExactly(connection);
        atWork.clear();
        passTime(LIMIT);
        assertThat(phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void aDetachedThreadMayWaitWithoutRelief() {
        connection.enter(Phase.STREAMING, LIMIT);
        passTime(LIMIT);
        assertThat(relieved).isEmpty();
    }

    @Test
    void aSweepSaysHowLongNobodyBecomesOverdue() {
        assertThat(deadlines.sweep(now.get())).as("nobody waits").isEqualTo(LIMIT.toNanos());
        connection.enter(Phase.IDLE, Duration.ofMinutes(1));
        assertThat(deadlines.sweep(now.get())).as("others may come").isEqualTo(LIMIT.toNanos());
        connection.enter(Phase.IDLE, LIMIT);
        now.addAndGet(1_000);
        assertThat(deadlines.sweep(now.get())).isEqualTo(LIMIT.toNanos() - 1_000);
        connection.enter(Phase.SERVING);
        assertThat(deadlines.sweep(now.get())).isEqualTo(LIMIT.toNanos());
    }

    @Test
    void aSweepThatWakesAReaderLooksAgainWhetherItHasAnswered() {
        connection.enter(Phase.READING, LIMIT);
        now.addAndGet(LIMIT.toNanos() + 1);
        assertThat(deadlines.sweep(now.get())).isEqualTo(Deadlines.TO_ANSWER.toNanos());
    }

    /// Whatever waits begin between two ticks.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyIsOverdueForLongerThanATick(long seed) {
        var random = new Random(seed);
        long due = Long.MAX_VALUE;
        while (!connection.isClosed()) {
            if (random.nextInt(30) == 0) {
                Duration limit = LIMIT.plusMillis(random.nextInt(2) * random.nextLong(30_000));
                connection.enter(Phase.STREAMING, limit);
                due = now.get() + limit.toNanos();
            }
            passTime(Deadlines.TICK);
            assertThat(connection.isClosed()).isEqualTo(now.get() > due);
        }
    }

    @Test
    void theOneThatHasBeenIdleLongestIsShed() throws IOException {
        clients.add(dial());
        clients.add(dial());
        Connection oldest = connection;
        oldest.enter(Phase.IDLE, LIMIT);
        now.incrementAndGet();
        Connection busy = answer();
        busy.enter(Phase.SERVING);
        Connection younger = answer();
        younger.enter(Phase.OPENING, LIMIT);
        assertThat(connections.shedOldestIdle()).isTrue();
        assertThat(connections).containsExactlyInAnyOrder(busy, younger);
        assertThat(connections.shedOldestIdle()).isTrue();
        assertThat(connections).containsExactly(busy);
        assertThat(connections.shedOldestIdle()).isFalse();
    }

    @Test
    void aLimitThatIsTooLongForTheClockIsNone() {
        connection.enter(Phase.IDLE, Duration.ofSeconds(Long.MAX_VALUE));
        passTime(Duration.ofDays(100_000));
        assertThat(phase()).isEqualTo(Phase.IDLE);
    }

    /// Invariant 2: of an owner that goes on and another that closes the stage it has seen, exactly one succeeds.
    @Test
    void anOwnerThatGoesOnAndSomebodyWhoClosesCanNotBothSucceed() throws Exception {
        for (int round = 0; round < 2000; round++) {
            connection.enter(Phase.IDLE, LIMIT);
            Stage idle = connection.stage();
            var start = new CyclicBarrier(2);
            var shed = new AtomicBoolean();
            Thread closer = Thread.ofPlatform().start(() -> {
                await(start);
                shed.set(connection.close(idle));
            });
            await(start);
            boolean wentOn = connection.enter(Phase.QUEUED);
            closer.join();
            assertThat(wentOn).isNotEqualTo(shed.get());
            if (shed.get()) {
                client.close();
                client = dial();
                connection = answer();
            }
        }
        int before = closings.get();
        connection.close();
        connection.close();
        assertThat(closings).as("closed once").hasValue(before + 1);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
