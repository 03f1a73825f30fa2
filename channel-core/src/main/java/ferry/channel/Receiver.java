package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import ferry.channel.Received.Item;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A handle of a channel's receiving end. Thread-safe.
///
/// Several threads may share one handle, or each have a [#duplicate] of its own: each message goes to exactly one
/// of them.
///
/// ```java
/// Channel<String> channel = Channel.unbounded();
/// try (Sender<String> sender = channel.sender()) {
///     sender.send("hello");
///     sender.send("world");
/// }
/// for (String message : channel.receiver()) {   // ends because every sender is closed
///     System.out.println(message);
/// }
/// ```
///
/// **What closing means.** The handle can't be used any more: receiving with it and duplicating it is an
/// `IllegalStateException`, also for a receive that waits in another thread. If it was the last receiver: messages
/// in the buffer are discarded at once, each given to the channel's `onUndelivered`; senders that wait, and those
/// that come later, learn that the channel is disconnected, and their messages stay with them.
///
/// **What an interrupt means.** A thread that is interrupted when it calls a method that can wait, or while it
/// waits, gets an `InterruptedException`, and has not received anything. If it was already given a message, the
/// call returns it and the thread's interrupt flag stays set.
public final class Receiver<T> implements AutoCloseable, Iterable<T> {

    private final Source<T> source;
    private final Lease lease;

    Receiver(Source<T> source, Lease lease) {
        this.source = source;
        this.lease = lease;
        lease.heldBy(this);
    }

    /// A receiver of one message, which is there when the delay is over: the time when that was. It is never
    /// disconnected. With a delay of zero or less the message is there at once; with one that is too long for the
    /// clock, never.
    ///
    /// ```java
    /// Instant due = Receiver.after(Duration.ofMillis(10)).receive();
    /// ```
    public static Receiver<Instant> after(Duration delay) {
        return new Timer(System::nanoTime, Instant.now(), TimeUnit.NANOSECONDS.convert(delay), FOREVER).receiver();
    }

    /// A receiver of a message in each period, first when the first one is over: the time when that was. It is never
    /// disconnected. At most one message is there at any time: those that were missed are not replayed.
    ///
    /// ```java
    /// try (Receiver<Instant> ticks = Receiver.tick(Duration.ofMillis(10))) {
    ///     ticks.stream().limit(3).forEach(System.out::println);
    /// }
    /// ```
    ///
    /// @throws IllegalArgumentException if the period is zero or negative
    public static Receiver<Instant> tick(Duration period) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a period is longer than zero, not " + period);
        }
        long nanos = TimeUnit.NANOSECONDS.convert(period);
        return new Timer(System::nanoTime, Instant.now(), nanos, nanos).receiver();
    }

    /// A receiver to which no message ever comes, and which is never disconnected: an arm of a [Select] that is not
    /// there.
    public static <T> Receiver<T> never() {
        Core<T> core = Core.of(OptionalInt.of(0), message -> {});
        core.name().give("never");
        return core.firstReceiver();
    }

    /// Takes the next message, and waits until there is one.
    ///
    /// @throws DisconnectedException if every sender is closed and nothing is left
    /// @throws InterruptedException if interrupted before a message was received
    /// @throws IllegalStateException if this handle is closed, before the call or while it waits
    public T receive() throws InterruptedException {
        T next = receiveAtOnce();
        if (next == null) {
            next = take();
        }
        if (next == null) {
            throw new DisconnectedException("every sender of the channel is closed");
        }
        return next;
    }

    /// The usual case, without an outcome to be wrapped and unwrapped.
    private @Nullable T receiveAtOnce() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return source.poll(lease);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private @Nullable T take() throws InterruptedException {
        try {
            return source.take(lease);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Takes the next message if there is one now; in a rendezvous, if a sender waits with one now. Never
    /// waits, but for a rendezvous with a select that is making its message.
    ///
    /// @return Item, Empty or Disconnected
    /// @throws IllegalStateException if this handle is closed
    public Received<T> tryReceive() {
        try {
            return source.tryReceive(lease);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Takes the next message, and waits at most so long for it. With a timeout of zero or less, it takes what is
    /// there; with one that is too long for the clock, it waits for ever.
    ///
    /// @return Item, TimedOut or Disconnected
    /// @throws InterruptedException if interrupted before a message was received
    /// @throws IllegalStateException if this handle is closed, before the call or while it waits
    public Received<T> receive(Duration timeout) throws InterruptedException {
        return await(TimeUnit.NANOSECONDS.convert(timeout));
    }

    private Received<T> await(long nanos) throws InterruptedException {
        try {
            return source.receive(lease, nanos);
        } finally {
            // Without it, the handle could be lost, and so closed, under a thread that waits.
            Reference.reachabilityFence(this);
        }
    }

    /// The messages one after the other; `hasNext` waits for each, and is false when the channel is disconnected
    /// and empty.
    ///
    /// A message is received by `hasNext`: whoever stops iterating between `hasNext` and `next` drops it. The end
    /// of the iteration means disconnection and nothing else: an interrupt leaves `hasNext` as a
    /// [CancellationException], with the interrupt flag set and no message lost.
    @Override
    public Iterator<T> iterator() {
        return new Messages<>(this::awaitUnlessCancelled);
    }

    private Received<T> awaitUnlessCancelled() {
        try {
            return await(FOREVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for a message");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    /// The messages that are there now, Rust's `try_iter`: an iteration that never waits and ends as soon as
    /// nothing is there.
    public Iterable<T> available() {
        return () -> new Messages<>(this::tryReceive);
    }

    /// The same messages as [#iterator] gives, as a stream, which waits for each. It takes no message before it is
    /// wanted, so `stream().limit(3)` receives three.
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /// Moves messages that are there now into the sink, at most `max`. Never waits.
    ///
    /// @return how many; 0 also if the channel is disconnected
    /// @throws IllegalStateException if this handle is closed
    public int drainTo(Collection<? super T> sink, int max) {
        Objects.requireNonNull(sink, "sink");
        int moved = 0;
        while (moved < max && tryReceive() instanceof Item<T>(T message)) {
            // One by one, not under the lock: should the sink fail, the messages behind this one are still in the
            // channel.
            sink.add(message);
            moved++;
        }
        return moved;
    }

    /// One more receiver of the same channel. It has to be closed as well.
    ///
    /// @throws IllegalStateException if this handle is closed
    public Receiver<T> duplicate() {
        try {
            return new Receiver<>(source, lease.another());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    Source<T> source() {
        return source;
    }

    Lease lease() {
        return lease;
    }

    /// Whether every sender is closed, so that nothing comes but what is already in the channel.
    public boolean isDisconnected() {
        return source.sendersGone();
    }

    /// How many messages are in the channel at the moment; in a rendezvous always 0.
    public int size() {
        return source.size();
    }

    /// How many messages the channel holds at most; empty if it is unbounded.
    public OptionalInt capacity() {
        return source.capacity();
    }

    /// Whether the other one receives from the same channel.
    public boolean sameChannel(Receiver<?> other) {
        return source == other.source;
    }

    /// Closes this handle; the last one disconnects the senders and discards what is in the channel. Closing it
    /// again does nothing.
    ///
    /// If `onUndelivered` throws, the handle is closed and everything discarded nevertheless.
    @Override
    public void close() {
        try {
            lease.close();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public String toString() {
        return "Receiver[" + source + "]";
    }
}
