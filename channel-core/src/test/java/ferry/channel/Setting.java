package ferry.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a contract test runs over: a channel's capacity, and the kind of thread at its other end. Immutable.
record Setting(OptionalInt capacity, Threads threads) {

    enum Threads {
        PLATFORM,
        VIRTUAL;

        <R> Background<R> start(Callable<R> call) {
            return new Background<>(call, factory());
        }

        ThreadFactory factory() {
            return switch (this) {
                case PLATFORM -> Thread.ofPlatform().daemon().factory();
                case VIRTUAL -> Thread.ofVirtual().factory();
            };
        }
    }

    /// Here a channel is a list although it is bounded.
    private static final int MORE_THAN_A_RING = Buffer.LARGEST_RING + 1;

    @FunctionalInterface
    interface Numbered<R> {
        R call(int number) throws Exception;
    }

    static Stream<Setting> all() {
        List<OptionalInt> capacities = List.of(
                OptionalInt.of(0),
                OptionalInt.of(1),
                OptionalInt.of(2),
                OptionalInt.of(16),
                OptionalInt.of(1000),
                OptionalInt.of(MORE_THAN_A_RING),
                OptionalInt.empty());
        return capacities.stream()
                .flatMap(capacity -> Stream.of(Threads.values()).map(threads -> new Setting(capacity, threads)));
    }

    static Stream<Setting> bounded() {
        return all().filter(Setting::isBounded);
    }

    static Stream<Setting> rendezvous() {
        return all().filter(Setting::isRendezvous);
    }

    static Stream<Setting> buffered() {
        return all().filter(setting -> !setting.isRendezvous());
    }

    <T> Channel<T> channel() {
        return capacity.isPresent() ? Channel.bounded(capacity.getAsInt()) : Channel.unbounded();
    }

    <T> Channel<T> channel(Consumer<? super T> onUndelivered) {
        return capacity.isPresent()
                ? Channel.bounded(capacity.getAsInt(), onUndelivered)
                : Channel.unbounded(onUndelivered);
    }

    <R> Background<R> start(Callable<R> call) {
        return threads.start(call);
    }

    Background<Background.Done> start(Background.Action action) {
        return threads.start(action.asCallable());
    }

    /// Starts so many threads, each with a number of its own.
    <R> List<Background<R>> startMany(int count, Numbered<R> call) {
        return IntStream.range(0, count)
                .mapToObj(number -> threads.start(() -> call.call(number)))
                .toList();
    }

    /// Starts senders who send their number so many times, each with a handle of its own, and close that.
    List<Background<Integer>> startSenders(int count, int times, Channel<Integer> channel) {
        return startMany(count, number -> {
            try (Sender<Integer> sender = channel.sender().duplicate()) {
                for (int i = 0; i < times; i++) {
                    sender.send(number);
                }
            }
            return number;
        });
    }

    /// Sends the message in another thread, and returns when it is there for whoever receives.
    <T> Background<Background.Done> offer(Sender<T> sender, T message) throws Exception {
        Background<Background.Done> sending = start(() -> sender.send(message));
        if (isRendezvous()) {
            sending.awaitWaiting();
        } else {
            sending.result();
        }
        return sending;
    }

    /// Sends 0, 1, 2 and so on until the channel is full, or three if it never is.
    ///
    /// @return what the channel took
    List<Integer> fill(Sender<Integer> sender) {
        List<Integer> taken = new ArrayList<>();
        int limit = capacity.orElse(3);
        while (taken.size() < limit && sender.trySend(taken.size()) == SendOutcome.SENT) {
            taken.add(taken.size());
        }
        return taken;
    }

    boolean isBounded() {
        return capacity.isPresent();
    }

    boolean isRendezvous() {
        return capacity.orElse(1) == 0;
    }

    @Override
    public String toString() {
        return (capacity.isPresent() ? "capacity " + capacity.getAsInt() : "unbounded") + ", " + threads;
    }
}
