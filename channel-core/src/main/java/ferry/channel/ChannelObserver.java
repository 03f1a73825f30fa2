package ferry.channel;

/// Who is told of waits and disconnections of all channels of the program; for recordings, not for decisions.
/// Thread-safe.
///
/// There is one or none: the first that a `ServiceLoader` finds when it is first needed. `ferry-channel-jfr` brings one
/// that writes events of the JDK's Flight Recorder. Without any, nothing is asked and nothing costs.
///
/// It is called in the middle of what it is told of, so it must be quick, never throw, and use no channel. What it is
/// given as the channel is known by its text: a name like `jobs@1b2c3d`, or those of a select's arms.
public interface ChannelObserver {

    /// What a thread waits with.
    enum Operation {
        SEND,
        RECEIVE,
        SELECT
    }

    /// What can be gone from a channel.
    enum Side {
        SENDERS,
        RECEIVERS
    }

    /// The current thread is going to wait.
    ///
    /// @return runs in the same thread when it goes on
    Runnable parking(Operation operation, Object channel);

    /// The last handle of that end was closed.
    void disconnected(Side gone, Object channel);
}
