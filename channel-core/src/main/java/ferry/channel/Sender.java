package ferry.channel;

import static ferry.channel.Deadline.FOREVER;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A handle of a channel's sending end. Thread-safe.
///
/// Several threads may share one handle, or each have a [#duplicate] of its own; the channel's receivers learn that
/// there is nothing more to wait for when the last of these is closed.
///
/// ```java
/// Channel<Integer> channel = Channel.bounded(2);
/// try (Sender<Integer> sender = channel.sender()) {
///     sender.send(1);                                               // waits while the channel is full
///     SendOutcome atOnce = sender.trySend(2);                      // SENT
///     SendOutcome inTime = sender.send(3, Duration.ofMillis(1));   // TIMED_OUT
/// }
/// ```
///
/// **What closing means.** The handle can't be used any more: sending with it and duplicating it is an
/// `IllegalStateException`, also for a send that waits in another thread, whose message stays with its caller. If
/// it was the last sender: what is in the buffer can still be received; receivers that wait, and those that come
/// when the buffer is empty, learn that the channel is disconnected.
///
/// **What an interrupt means.** A thread that is interrupted when it calls a method that can wait, or while it
/// waits, gets an `InterruptedException`, and its message was not sent. If the message was already taken, the call
/// returns normally and the thread's interrupt flag stays set.
public final class Sender<T> implements AutoCloseable {

    private final Core<T> core;
    private final Lease lease;

    Sender(Core<T> core, Lease lease) {
        this.core = core;
        this.lease = lease;
        lease.heldBy(this);
    }

    /// Sends the message, and waits while the channel is full; in a rendezvous, until a receiver takes it.
    ///
    /// @throws DisconnectedException if no receiver is left; the message stays with the caller
    /// @throws InterruptedException if interrupted before the message was sent
    /// @throws IllegalStateException if this handle is closed, before the call or while it waits
    public void send(T message) throws InterruptedException {
        switch (await(message, FOREVER)) {
            case SENT -> {}
            case DISCONNECTED -> throw new DisconnectedException("every receiver of the channel is closed");
            case FULL, TIMED_OUT -> throw new AssertionError("a send without a limit gave up");
        }
    }

    /// Sends the message if there is room for it now; in a rendezvous, if a receiver waits for it now. Never waits.
    ///
    /// @return SENT, FULL or DISCONNECTED; in the last two cases the message stays with the caller
    /// @throws IllegalStateException if this handle is closed
    public SendOutcome trySend(T message) {
        Objects.requireNonNull(message, "message");
        try {
            return core.trySend(lease, message);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// Sends the message, and waits at most so long for room. With a timeout of zero or less, it does not wait;
    /// with one that is too long for the clock, it waits for ever.
    ///
    /// @return SENT, TIMED_OUT or DISCONNECTED; in the last two cases the message stays with the caller
    /// @throws InterruptedException if interrupted before the message was sent
    /// @throws IllegalStateException if this handle is closed, before the call or while it waits
    public SendOutcome send(T message, Duration timeout) throws InterruptedException {
        return await(message, TimeUnit.NANOSECONDS.convert(timeout));
    }

    private SendOutcome await(T message, long nanos) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        try {
            return core.send(lease, message, nanos);
        } finally {
            // Without it, the handle could be lost, and so closed, under a thread that waits.
            Reference.reachabilityFence(this);
        }
    }

    /// One more sender of the same channel: Rust's `clone()`. It has to be closed as well.
    ///
    /// @throws IllegalStateException if this handle is closed
    public Sender<T> duplicate() {
        try {
            return new Sender<>(core, lease.another());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    Core<T> core() {
        return core;
    }

    Lease lease() {
        return lease;
    }

    /// Whether every receiver is closed, so that nothing can be sent any more.
    public boolean isDisconnected() {
        return core.receiversGone();
    }

    /// How many messages are in the channel at the moment; in a rendezvous always 0.
    public int size() {
        return core.size();
    }

    /// How many messages the channel holds at most; empty if it is unbounded.
    public OptionalInt capacity() {
        return core.capacity();
    }

    /// Whether the other one sends into the same channel.
    public boolean sameChannel(Sender<?> other) {
        return core == other.core;
    }

    /// Closes this handle; the last one disconnects the receivers. Closing it again does nothing.
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
        return "Sender[" + core + "]";
    }
}
