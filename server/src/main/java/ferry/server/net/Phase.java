package ferry.server.net;

/// What a connection is doing, and so who owns it and what happens when its time is up.
///
/// ```text
///             accept
///                │
///                ▼        worker                 worker            own thread
///  ┌────────► QUEUED ───► SERVING ──┬──────────► SENDING     ┌───► STREAMING
///  │             ▲                  └──────────────┼─────────┘         │
///  │ lobby       │                                 ▼                   │
///  │  READING ◄──┴── OPENING, IDLE ◄── DRAINING ◄──┴───────────────────┤
///  │     │                                                             ▼
///  └─────┘       EXPIRED: the owner answers 408            LINGERING, CLOSED
/// ```
enum Phase {
    /// In the channel, waiting for a worker. The pool answers for how long.
    QUEUED,
    /// A worker's: the handler has the request.
    SERVING,
    /// A worker's: it writes a response that should fit into the socket's buffer.
    SENDING,
    /// Its own thread's: it writes a response as fast as the client reads.
    STREAMING,
    /// The lobby's: nothing has ever arrived. Browsers open such connections in advance.
    OPENING,
    /// The lobby's: a part of a request head is here.
    READING,
    /// The lobby's: between two requests.
    IDLE,
    /// The lobby's: reads past request content that nobody wanted.
    DRAINING,
    /// Its own thread's: everything is said, and the client may read it in peace (RFC 9112, 9.6).
    LINGERING,
    /// The lobby's: the head took too long, its owner will answer 408 and close.
    EXPIRED,
    /// Nobody's. The end.
    CLOSED;

    /// Whether the client waits for nothing, so that closing costs it no more than a new connection.
    boolean isIdle() {
        return this == IDLE || this == OPENING || this == DRAINING;
    }

    /// Whether the last response has been sent, or none will be.
    boolean isOver() {
        return this == LINGERING || this == CLOSED;
    }

    /// Whether a request is under way, so that closing cuts something off.
    boolean owesResponse() {
        return this == QUEUED || this == SERVING || this == SENDING || this == STREAMING;
    }

    /// Whether the lobby owns it.
    boolean isLobby() {
        return switch (this) {
            case OPENING, READING, IDLE, DRAINING, EXPIRED -> true;
            case QUEUED, SERVING, SENDING, STREAMING, LINGERING, CLOSED -> false;
        };
    }
}
