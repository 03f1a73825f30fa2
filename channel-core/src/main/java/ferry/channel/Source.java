package ferry.channel;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a [Receiver] receives from. Thread-safe.
sealed interface Source<T> permits Core, Timer {

    ChannelName name();

    /// The next message if there is one now; null if there is none, for whatever reason.
    @Nullable
    T poll(Lease lease);

    /// Item, Empty or Disconnected.
    Received<T> tryReceive(Lease lease);

    /// Item, TimedOut or Disconnected.
    Received<T> receive(Lease lease, long nanos) throws InterruptedException;

    /// For somebody who has just found no message: waits until there is one; null if there never will be.
    @Nullable
    T take(Lease lease) throws InterruptedException;

    boolean sendersGone();

    int size();

    OptionalInt capacity();

    /// Puts an arm of a select in line.
    ///
    /// @return whether its arm may be ready now
    boolean enlistReceiver(Candidate<T> candidate, Selection selection);

    void delistReceiver(Candidate<T> candidate);

    /// What came of an arm that was claimed: Item, Empty or Disconnected.
    Received<T> receiveClaimed(Lease lease, Candidate<T> candidate);

    /// As long as it equals what it was, nothing came that could be received.
    Object arrivals();

    /// How long until there is a message without anybody's doing; for ever if that is never.
    long nanosUntilMessage();
}
