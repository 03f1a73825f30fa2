package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What crossbeam-channel's tests of its timers state.
///
/// | here | there |
/// | --- | --- |
/// | TimerTest#afterTheDelayOneMessageIsThereAndNoOtherEver | after `fire`, `len_empty_full`; |
/// | | after `try_recv` |
/// | TimerTest#aMessageComesInEachPeriodAndThoseMissedAreNotReplayed | tick `fire`, `intervals`; |
/// | | tick `try_recv` |
/// | aTimerHoldsOneMessage | after `capacity`; tick `capacity`, `len_empty_full` |
/// | TimerTest#whoeverWaitsGetsTheMessageInTime | after `recv`; tick `recv` |
/// | theShorterOfTimeoutAndDelayEndsTheWait | after `recv_timeout`; tick `recv_timeout` |
/// | twoTimersServeTwoSelects | after `recv_two`; tick `recv_two` |
/// | theEarlierTimerIsChosenWhereverItStands | after `recv_race`; tick `recv_race` |
/// | pollTakesWhatIsDueAndNothingElse | after `stress_default`; tick `stress_default` |
/// | eachMessageOfManyTimersGoesToOneSelect | after `select`; tick `select` |
/// | duplicatesShareTheMessageHoweverManyTheyAre | after `stress_clone` |
/// | aTickMayBeReplacedByNever | never `optional`, `tick_n` |
/// | not in Java: a select does its operation, and does not only say which is ready | after `ready`; |
/// | | tick `ready` |
@ParameterizedClass
@EnumSource
record TimersTest(Setting.Threads threads) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final int TIMERS = 200;
    private static final int THREADS = 4;

    @Test
    void aTimerHoldsOneMessage() {
        Receiver<Instant> after = Receiver.after(LONG);
        Receiver<Instant> tick = Receiver.tick(Duration.ofNanos(1));
        assertThat(after.capacity()).hasValue(1);
        assertThat(tick.capacity()).hasValue(1);
        assertThat(after.size()).isZero();
        while (tick.size() == 0) {
            Thread.onSpinWait();
        }
        assertThat(tick.size()).isEqualTo(1);
    }

    @Test
    void theShorterOfTimeoutAndDelayEndsTheWait() throws Exception {
        assertThat(Receiver.after(LONG).receive(SHORT)).isEqualTo(new TimedOut<>());
        assertThat(Receiver.tick(LONG).receive(SHORT)).isEqualTo(new TimedOut<>());
        Instant start = Instant.now();
        Receiver<Instant> after = Receiver.after(SHORT);
        assertThat(after.receive(LONG))
                .isInstanceOfSatisfying(
                        Item.class, item -> assertThat((Instant) item.message()).isAfterOrEqualTo(start.plus(SHORT)));
        assertThat(after.receive(SHORT)).isEqualTo(new TimedOut<>());
        Receiver<Instant> tick = Receiver.tick(SHORT);
        assertThat(tick.receive(LONG)).isInstanceOf(Item.class);
        assertThat(tick.receive(LONG)).isInstanceOf(Item.class);
    }

    @Test
    void twoTimersServeTwoSelects() throws Exception {
        Receiver<Instant> one = Receiver.after(SHORT);
        Receiver<Instant> other = Receiver.after(SHORT);
        List<Background<List<Receiver<Instant>>>> selecting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            selecting.add(threads.start(() -> {
                List<Receiver<Instant>> chosen = new ArrayList<>();
                Select.fair()
                        .receive(one, due -> chosen.add(one))
                        .receive(other, due -> chosen.add(other))
                        .await();
                return chosen;
            }));
        }
        assertThat(Background.results(selecting)).containsExactlyInAnyOrder(List.of(one), List.of(other));
    }

    @Test
    void theEarlierTimerIsChosenWhereverItStands() throws Exception {
        List<String> chosen = new ArrayList<>();
        Select.biased()
                .receive(Receiver.after(SHORT), due -> chosen.add("soon"))
                .receive(Receiver.after(LONG), due -> chosen.add("late"))
                .await();
        Select.biased()
                .receive(Receiver.tick(LONG), due -> chosen.add("late"))
                .receive(Receiver.tick(SHORT), due -> chosen.add("soon"))
                .await();
        assertThat(chosen).containsExactly("soon", "soon");
    }

    @Test
    void pollTakesWhatIsDueAndNothingElse() {
        for (int i = 0; i < TIMERS; i++) {
            List<Instant> received = new ArrayList<>();
            Select due = Select.fair().receive(Receiver.after(Duration.ZERO), received::add);
            assertThat(due.poll()).isTrue();
            assertThat(due.poll()).isFalse();
            assertThat(Select.fair().receive(Receiver.tick(LONG), received::add).poll())
                    .isFalse();
            assertThat(received).hasSize(1);
        }
    }

    @Test
    void eachMessageOfManyTimersGoesToOneSelect() throws Exception {
        List<Receiver<Instant>> timers = new ArrayList<>();
        for (int i = 0; i < TIMERS; i++) {
            timers.add(Receiver.after(Duration.ofNanos(i * 10_000L)));
        }
        AtomicInteger received = new AtomicInteger();
        Channel<Integer> end = Channel.bounded(0);
        List<Background<Integer>> selecting = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            selecting.add(threads.start(() -> receiveUntil(end.receiver(), timers, received, end.sender())));
        }
        assertThat(Background.results(selecting).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(TIMERS);
        assertThat(timers).allMatch(timer -> timer.tryReceive().equals(new Empty<>()));
    }

    private static int receiveUntil(
            Receiver<Integer> end, List<Receiver<Instant>> timers, AtomicInteger received, Sender<Integer> ending)
            throws InterruptedException {
        AtomicInteger mine = new AtomicInteger();
        List<Integer> ended = new ArrayList<>();
        Select select = Select.fair().receive(end, message -> {}, () -> ended.add(1));
        timers.forEach(timer -> select.receive(timer, due -> {
            mine.incrementAndGet();
            if (received.incrementAndGet() == TIMERS) {
                ending.close();
            }
        }));
        while (ended.isEmpty()) {
            select.await();
        }
        return mine.get();
    }

    @Test
    void duplicatesShareTheMessageHoweverManyTheyAre() throws Exception {
        for (int round = 0; round < 20; round++) {
            Receiver<Instant> timer = Receiver.after(Duration.ofNanos(round * 10_000L));
            List<Background<Integer>> duplicating = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                duplicating.add(threads.start(() -> receivedByDuplicates(timer)));
            }
            int received = Background.results(duplicating).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(received + (timer.receive(SHORT.plusNanos(round)) instanceof Item ? 1 : 0))
                    .isEqualTo(1);
        }
    }

    private static int receivedByDuplicates(Receiver<Instant> timer) {
        int received = 0;
        for (int i = 0; i < TIMERS; i++) {
            try (Receiver<Instant> duplicate = timer.duplicate()) {
                received += duplicate.tryReceive() instanceof Item ? 1 : 0;
            }
        }
        return received;
    }

    @Test
    void aTickMayBeReplacedByNever() throws Exception {
        List<Instant> ticks = new ArrayList<>();
        Receiver<Instant> timer = Receiver.tick(SHORT);
        while (Select.fair().receive(timer, ticks::add).await(ticks.size() < 3 ? LONG : SHORT)) {
            timer = ticks.size() < 3 ? timer : Receiver.never();
        }
        assertThat(ticks).hasSize(3);
    }

    @Test
    void duplicatesAndNoOthersAreOfTheSameChannel() {
        assertSameOnlyAsDuplicates(Receiver.after(LONG), Receiver.after(LONG));
        assertSameOnlyAsDuplicates(Receiver.tick(LONG), Receiver.tick(LONG));
        assertSameOnlyAsDuplicates(Receiver.<Instant>never(), Receiver.<Instant>never());
        assertSameOnlyAsDuplicates(Receiver.<Instant>never(), Receiver.tick(LONG));
    }

    private static void assertSameOnlyAsDuplicates(Receiver<Instant> one, Receiver<Instant> other) {
        assertThat(one.sameChannel(one.duplicate())).isTrue();
        assertThat(one.sameChannel(other)).isFalse();
        assertThat(one.duplicate().sameChannel(other)).isFalse();
    }
}
