package ferry.channel;

import static ferry.channel.SendOutcome.DISCONNECTED;
import static ferry.channel.SendOutcome.FULL;
import static ferry.channel.SendOutcome.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// The buffers by themselves: what all of them promise, over capacities that end a ring or a block in the middle.
@ParameterizedClass(name = "{0}")
@MethodSource("kinds")
final class BufferTest {

    record Kind(String name, OptionalInt capacity, Supplier<Buffer<Integer>> buffer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (int capacity : List.of(1, 2, 3, 5, 256, 1000)) {
            kinds.add(new Kind("ring of " + capacity, OptionalInt.of(capacity), () -> new Ring<>(capacity)));
            kinds.add(new Kind(
                    "counted blocks of " + capacity, OptionalInt.of(capacity), () -> new CountedBlocks<>(capacity)));
        }
        kinds.add(new Kind("blocks", OptionalInt.empty(), Blocks::new));
        return kinds.stream();
    }

    private final Buffer<Integer> buffer;
    private final OptionalInt capacity;
    private final int some;

    BufferTest(Kind kind) {
        buffer = kind.buffer.get();
        capacity = kind.capacity;
        some = capacity.orElse(700);
    }

    private List<Integer> fill() {
        List<Integer> messages = IntStream.range(0, some).boxed().toList();
        messages.forEach(message -> assertThat(buffer.offer(message)).isEqualTo(SENT));
        return messages;
    }

    private List<Integer> pollAll() {
        List<Integer> polled = new ArrayList<>();
        for (Integer message = buffer.poll(); message != null; message = buffer.poll()) {
            polled.add(message);
        }
        return polled;
    }

    @Test
    void whatIsOfferedIsPolledInOrderLapAfterLap() {
        for (int lap = 0; lap < 5; lap++) {
            assertThat(buffer.isEmpty()).isTrue();
            List<Integer> messages = fill();
            assertThat(buffer.size()).isEqualTo(some);
            assertThat(buffer.isFull()).isEqualTo(capacity.isPresent());
            if (capacity.isPresent()) {
                assertThat(buffer.offer(-1)).isEqualTo(FULL);
            }
            assertThat(pollAll()).isEqualTo(messages);
        }
    }

    @Test
    void anAlmostFullBufferGoesRoundAndRound() {
        List<Integer> expected = new ArrayList<>(fill());
        for (int i = 0; i < 3 * some + 1; i++) {
            assertThat(buffer.poll()).isEqualTo(expected.removeFirst());
            assertThat(buffer.offer(i)).isEqualTo(SENT);
            expected.add(i);
        }
        assertThat(pollAll()).isEqualTo(expected);
    }

    @Test
    void aClosedBufferStillGivesWhatItHas() {
        List<Integer> messages = fill();
        buffer.close();
        buffer.close();
        assertThat(buffer.isClosed()).isTrue();
        assertThat(buffer.offer(-1)).isEqualTo(DISCONNECTED);
        assertThat(buffer.reserve()).isEqualTo(DISCONNECTED);
        assertThat(pollAll()).isEqualTo(messages);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void aBufferThatWasNeverUsedCanBeClosedAndDrained() {
        assertThat(buffer.poll()).isNull();
        assertThat(buffer.drain()).isEmpty();
        assertThat(buffer.isClosed()).isTrue();
        assertThat(buffer.offer(-1)).isEqualTo(DISCONNECTED);
        assertThat(buffer.poll()).isNull();
    }

    @Test
    void drainingTakesOutTheRestAndLeavesNothing() {
        List<Integer> messages = fill();
        assertThat(buffer.poll()).isZero();
        assertThat(buffer.drain()).isEqualTo(messages.subList(1, some));
        assertThat(buffer.poll()).isNull();
        assertThat(buffer.size()).isZero();
        assertThat(buffer.drain()).isEmpty();
    }

    @Test
    void aReservedPlaceIsNobodyElses() {
        fill();
        buffer.poll();
        assertThat(buffer.reserve()).isEqualTo(SENT);
        if (capacity.isPresent()) {
            assertThat(buffer.reserve()).isEqualTo(FULL);
            assertThat(buffer.offer(-1)).isEqualTo(FULL);
            assertThat(buffer.isFull()).isTrue();
        }
        assertThat(buffer.fill(-2)).isTrue();
        assertThat(pollAll()).endsWith(-2).hasSize(some);
        assertThat(buffer.offer(-3)).isEqualTo(SENT);
    }

    @Test
    void aReservedPlaceCanBeGivenBack() {
        fill();
        buffer.poll();
        assertThat(buffer.reserve()).isEqualTo(SENT);
        buffer.release();
        assertThat(buffer.offer(-1)).isEqualTo(SENT);
        assertThat(buffer.isFull()).isEqualTo(capacity.isPresent());
    }

    @Test
    void othersGoOnBesideAReservedPlace() {
        assertThat(buffer.reserve()).isEqualTo(SENT);
        List<Integer> messages = IntStream.range(1, some).boxed().toList();
        messages.forEach(message -> assertThat(buffer.offer(message)).isEqualTo(SENT));
        assertThat(pollAll()).isEqualTo(messages);
        assertThat(buffer.fill(-1)).isTrue();
        assertThat(pollAll()).containsExactly(-1);
    }

    @Test
    void aPlaceThatWasReservedBeforeTheBufferClosedIsLost() {
        assertThat(buffer.reserve()).isEqualTo(SENT);
        buffer.close();
        assertThat(buffer.fill(-1)).isFalse();
        assertThat(buffer.poll()).isNull();
    }

    @Test
    void additionsAndRemovalsShow() {
        long additions = buffer.additions();
        buffer.offer(1);
        assertThat(buffer.additions()).isNotEqualTo(additions);
        long removals = buffer.removals();
        buffer.poll();
        assertThat(buffer.removals()).isNotEqualTo(removals);
    }
}
