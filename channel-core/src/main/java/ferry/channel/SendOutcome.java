package ferry.channel;

/// What became of a message that was offered without waiting, or with a limit on the wait.
public enum SendOutcome {
    /// The channel took the message.
    SENT,
    /// There was no room at that moment. The caller still has the message.
    FULL,
    /// There was no room in time. The caller still has the message.
    TIMED_OUT,
    /// No receiver is left. The caller still has the message.
    DISCONNECTED
}
