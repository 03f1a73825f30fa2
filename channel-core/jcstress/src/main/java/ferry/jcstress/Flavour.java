package ferry.jcstress;

import ferry.channel.Channel;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// A kind of channel, by the way it keeps its messages.
enum Flavour {
    RENDEZVOUS(0),
    ONE(1),
    TWO(2),
    MANY((1 << 16) + 1),
    UNBOUNDED(Integer.MAX_VALUE);

    private static final List<Flavour> ALL = List.of(values());
    private static final List<Flavour> SMALL = List.of(RENDEZVOUS, ONE, TWO);

    private final int capacity;

    Flavour(int capacity) {
        this.capacity = capacity;
    }

    /// Any of them: a test meets all of them many times.
    static Flavour any() {
        return anyOf(ALL);
    }

    /// One that is full after a few messages.
    static Flavour anySmall() {
        return anyOf(SMALL);
    }

    private static Flavour anyOf(List<Flavour> flavours) {
        return flavours.get(ThreadLocalRandom.current().nextInt(flavours.size()));
    }

    int capacity() {
        return capacity;
    }

    Channel<Integer> channel(Consumer<Integer> onUndelivered) {
        return this == UNBOUNDED ? Channel.unbounded(onUndelivered) : Channel.bounded(capacity, onUndelivered);
    }
}
