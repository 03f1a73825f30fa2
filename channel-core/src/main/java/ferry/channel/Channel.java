package ferry.channel;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Two connected ends: what goes into the [Sender] comes out of the [Receiver], in order, each message once.
/// Thread-safe.
///
/// It is Rust's `let (tx, rx) = channel();` as one object:
///
/// ```java
/// Channel<String> channel = Channel.bounded(16);
/// try (Sender<String> tx = channel.sender();
///         Receiver<String> rx = channel.receiver()) {
///     tx.send("hello");
///     System.out.println(rx.receive());
/// }
/// ```
///
/// Java has no `Drop`, so messages that nobody will ever receive are given to `onUndelivered`: those that are still
/// in the buffer when the last receiver closes. It is called once for each, in order, by the thread that closes
/// that receiver, or by a cleaner thread where the receiver was lost without `close()`; so it has to be quick, and
/// must not hold on to a handle of the same channel. One that throws does not keep the others from being called;
/// the first exception leaves `close()` with the later ones suppressed.
///
/// A handle that was lost without `close()` is closed when it becomes unreachable, with a warning. A `Channel` keeps
/// its two first handles reachable, so whoever relies on that must not keep the `Channel` either.
public final class Channel<T> {

    private final Core<T> core;
    private final Sender<T> sender;
    private final Receiver<T> receiver;

    private Channel(OptionalInt capacity, Consumer<? super T> onUndelivered) {
        core = Core.of(capacity, onUndelivered);
        sender = core.firstSender();
        receiver = core.firstReceiver();
    }

    /// A channel whose senders never wait.
    public static <T> Channel<T> unbounded() {
        return unbounded(message -> {});
    }

    /// A channel whose senders wait while `capacity` messages are in it. With 0 it is a rendezvous: a message
    /// passes from hand to hand, when a sender and a receiver are there at the same time.
    ///
    /// @throws IllegalArgumentException if the capacity is negative
    public static <T> Channel<T> bounded(int capacity) {
        return bounded(capacity, message -> {});
    }

    /// A channel whose senders never wait; what is left in it when its last receiver closes is given to
    /// `onUndelivered`.
    public static <T> Channel<T> unbounded(Consumer<? super T> onUndelivered) {
        return new Channel<>(OptionalInt.empty(), Objects.requireNonNull(onUndelivered, "onUndelivered"));
    }

    /// Like [#bounded(int)]; what is left in it when its last receiver closes is given to `onUndelivered`.
    ///
    /// @throws IllegalArgumentException if the capacity is negative
    public static <T> Channel<T> bounded(int capacity, Consumer<? super T> onUndelivered) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a channel's capacity is 0 or more, not " + capacity);
        }
        return new Channel<>(OptionalInt.of(capacity), Objects.requireNonNull(onUndelivered, "onUndelivered"));
    }

    /// Gives it a name, by which texts and thread dumps call it from now on, and returns it.
    ///
    /// ```java
    /// Channel<Runnable> jobs = Channel.<Runnable>bounded(16).named("jobs");
    /// System.out.println(jobs);   // Channel[jobs@1b2c3d, size=0, capacity=16, senders=1, receivers=1]
    /// ```
    ///
    /// The number behind the name tells channels of the same name apart, and is found again in thread dumps,
    /// which show no names: `parking to wait for <ferry.channel.ChannelName@1b2c3d>`.
    public Channel<T> named(String name) {
        core.name().give(Objects.requireNonNull(name, "name"));
        return this;
    }

    /// The first sender: always the same handle, even after it was closed.
    public Sender<T> sender() {
        return sender;
    }

    /// The first receiver: always the same handle, even after it was closed.
    public Receiver<T> receiver() {
        return receiver;
    }

    @Override
    public String toString() {
        return "Channel[" + core + "]";
    }
}
