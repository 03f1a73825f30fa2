package ferry.channel;

/// What came of a [Call] that waited.
enum Outcome {

    /// The message has changed hands.
    DONE,

    /// A select had promised a message, and failed to make it.
    BROKEN_PROMISE,

    /// Nobody is left at the other end.
    DISCONNECTED,

    /// The handle it waited with was closed.
    EVICTED
}
