package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ferry.channel.Received.Empty;
import ferry.channel.Received.Item;
import ferry.channel.Received.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
final class TimerTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Setting.Threads threads;

    /// It overflows soon.
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);

    TimerTest(Setting.Threads threads) {
        this.threads = threads;
    }

    private Receiver<Instant> timer(long first, long period) {
        return new Timer(clock::get, START, first, period).receiver();
    }

    @Test
    void afterTheDelayOneMessageIsThereAndNoOtherEver() throws Exception {
        Receiver<Instant> timer = timer(10, Deadline.FOREVER);
        clock.addAndGet(9);
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
        assertThat(timer.size()).isZero();
        clock.addAndGet(1);
        assertThat(timer.size()).isEqualTo(1);
        assertThat(timer.receive(Duration.ZERO)).isEqualTo(new Item<>(START.plusNanos(10)));
        clock.addAndGet(1_000_000);
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
        assertThat(timer.receive(Duration.ofMillis(1))).isEqualTo(new TimedOut<>());
        assertThat(timer.isDisconnected()).isFalse();
    }

    @Test
    void aMessageComesInEachPeriodAndThoseMissedAreNotReplayed() {
        Receiver<Instant> timer = timer(10, 10);
        clock.addAndGet(10);
        assertThat(timer.tryReceive()).isEqualTo(new Item<>(START.plusNanos(10)));
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
        clock.addAndGet(35);
        assertThat(timer.tryReceive()).isEqualTo(new Item<>(START.plusNanos(20)));
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
        clock.addAndGet(4);
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
        clock.addAndGet(1);
        assertThat(timer.tryReceive()).isEqualTo(new Item<>(START.plusNanos(50)));
    }

    /// That a message was taken and the next one came does not look as if nothing had come.
    @Test
    void everyArrivalShows() {
        Receiver<Instant> timer = timer(10, 10);
        clock.addAndGet(10);
        Object arrivals = timer.source().arrivals();
        timer.tryReceive();
        clock.addAndGet(10);
        assertThat(timer.size()).isEqualTo(1);
        assertThat(timer.source().arrivals()).isNotEqualTo(arrivals);
    }

    @Test
    void duplicatesShareTheMessage() {
        Receiver<Instant> timer = timer(0, Deadline.FOREVER);
        Receiver<Instant> duplicate = timer.duplicate();
        assertThat(timer.sameChannel(duplicate)).isTrue();
        assertThat(duplicate.tryReceive()).isEqualTo(new Item<>(START));
        assertThat(timer.tryReceive()).isEqualTo(new Empty<>());
    }

    @Test
    void whoeverWaitsGetsTheMessageInTime() throws Exception {
        Instant before = Instant.now();
        Instant due = Receiver.after(Duration.ofMillis(2)).receive();
        assertThat(due).isAfterOrEqualTo(before.plusMillis(2));
        assertThat(Receiver.tick(Duration.ofMillis(1)).stream().limit(3))
                .hasSize(3)
                .isSorted();
    }

    @Test
    void whatIsDueAtOnceNeedsNoWait() {
        assertThat(Receiver.after(Duration.ZERO).tryReceive()).isInstanceOf(Item.class);
        assertThat(Receiver.after(Duration.ofSeconds(Long.MIN_VALUE)).tryReceive())
                .isInstanceOf(Item.class);
    }

    @Test
    void aDelayTooLongForTheClockIsNeverOver() throws Exception {
        Receiver<Instant> timer = Receiver.after(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(timer.receive(Duration.ofMillis(1))).isEqualTo(new TimedOut<>());
        assertThat(Receiver.tick(Duration.ofSeconds(Long.MAX_VALUE)).tryReceive())
                .isEqualTo(new Empty<>());
    }

    @Test
    void aPeriodOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Receiver.tick(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> Receiver.tick(Duration.ofNanos(-1)));
    }

    @Test
    void whoeverWaitsLearnsThatItsHandleWasClosedOrThatItWasInterrupted() {
        Receiver<Instant> closed = Receiver.after(LONG);
        var waiting = threads.start(() -> closed.receive()).awaitWaiting();
        closed.close();
        assertThatIllegalStateException().isThrownBy(waiting::result);
        assertThatIllegalStateException().isThrownBy(closed::tryReceive);
        var interrupted = threads.start(() -> Receiver.after(LONG).receive()).awaitWaiting();
        interrupted.interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(interrupted::result);
    }

    @Test
    void aTimerIsAnArmOfASelect() throws Exception {
        List<Instant> ticks = new ArrayList<>();
        Select select = Select.biased()
                .receive(Receiver.tick(Duration.ofMillis(1)), ticks::add)
                .receive(Receiver.never(), message -> {});
        select.await();
        select.await();
        assertThat(select.await(LONG)).isTrue();
        assertThat(ticks).hasSize(3);
    }

    @Test
    void aSelectWaitsForATimerAgainWhenSomebodyElseTookItsMessage() throws Exception {
        Receiver<Instant> timer = timer(0, Deadline.FOREVER);
        assertThat(timer.tryReceive()).isInstanceOf(Item.class);
        assertThat(Select.fair().receive(timer, due -> {}).await(Duration.ofMillis(1)))
                .isFalse();
    }

    @Test
    void nothingEverComesFromNever() throws Exception {
        Receiver<String> never = Receiver.never();
        assertThat(never.tryReceive()).isEqualTo(new Empty<>());
        assertThat(never.receive(Duration.ofMillis(1))).isEqualTo(new TimedOut<>());
        assertThat(never.isDisconnected()).isFalse();
        assertThat(never.capacity()).hasValue(0);
        never.close();
        assertThatIllegalStateException().isThrownBy(never::receive);
    }
}
