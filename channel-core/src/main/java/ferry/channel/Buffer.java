package ferry.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the messages of a channel wait, in order; nobody waits in it. Thread-safe, and without a lock on the way of
/// a message.
///
/// ```
///     offer ──► ▒▒▒▒▒▒ ──► poll          close: what is in it can still be polled, nothing is added any more
/// ```
///
/// Both ends are linearizable: whoever has added a message finds the buffer not empty, whoever has taken one finds it
/// not full, and neither answer is ever given because of what another thread is only about to do.
///
/// A wait rests on this: `offer` writes the buffer's state with volatile effect before it returns, and so does
/// `poll`. Whoever announces that he waits and then looks, and whoever changes the buffer and then looks who waits,
/// can't both miss each other.
sealed interface Buffer<T> permits Ring, Blocks, CountedBlocks {

    /// The largest capacity that is worth an array; a list has as many places as it has messages.
    int LARGEST_RING = 1 << 16;

    static <T> Buffer<T> bounded(int capacity) {
        return capacity <= LARGEST_RING ? new Ring<>(capacity) : new CountedBlocks<>(capacity);
    }

    /// SENT, FULL, or DISCONNECTED if it is closed.
    SendOutcome offer(T message);

    /// The oldest message; null if there is none.
    @Nullable
    T poll();

    default boolean isEmpty() {
        return size() == 0;
    }

    boolean isFull();

    /// Keeps a place for a message that is yet to be made: SENT, FULL, or DISCONNECTED if it is closed. To each place
    /// belongs one [#fill] or one [#release].
    SendOutcome reserve();

    /// Puts a message into the place; false if the buffer was closed meanwhile: the message stays with the caller.
    boolean fill(T message);

    /// Gives the place back.
    void release();

    void close();

    boolean isClosed();

    /// Closes it and takes out all that is in it. Nothing can be polled any more: a poll either came before, and took
    /// an older message, or it finds nothing.
    List<T> drain();

    /// How many messages are in it at the moment.
    int size();

    /// As long as it stays the same, nothing was added.
    long additions();

    /// As long as it stays the same, no room was made.
    long removals();
}
