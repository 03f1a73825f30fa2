package ferry.server.wire;

/// Eats request content that nobody reads, so that the next request can be found behind it. Confined to its
/// owner.
///
/// It eats no more than it was told to: content without end would hold a connection for ever.
public final class ContentSkipper {
    /// How far it has come.
    public enum State {
        /// There is more to come.
        MORE,
        /// All of it is eaten: the next request begins behind it.
        DONE,
        /// It is too long or malformed: nobody knows where the next request begins.
        FAILED
    }

    /// Something that finds the end of content.
    sealed interface Content permits MeasuredContent, ChunkedContent {
        /// Eats what is there, up to the end of the content at most; returns the index behind it.
        int eat(byte[] buffer, int from, int to);

        /// [State#MORE] until the end is eaten or can't be found any more.
        State state();

        /// How many bytes are still to come at least.
        long least();
    }

    private final Content content;
    private long allowed;
    private State state;

    private ContentSkipper(Content content, long allowed) {
        this.content = content;
        this.allowed = allowed;
        this.state = judge();
    }

    /// A skipper at the beginning of content with this framing.
    ///
    /// @param limit how many bytes to eat at most, those around the chunks included
    public static ContentSkipper of(Framing framing, long limit) {
        return switch (framing) {
            case Framing.None() -> new ContentSkipper(new MeasuredContent(0), limit);
            case Framing.Length(long bytes) -> new ContentSkipper(new MeasuredContent(bytes), limit);
            case Framing.Chunked() -> new ContentSkipper(new ChunkedContent(), limit);
        };
    }

    /// Eats content; returns the index behind what it ate. It eats nothing any more when the state is not
    /// [State#MORE].
    public int skip(byte[] buffer, int from, int to) {
        if (state != State.MORE) {
            return from;
        }
        int end = content.eat(buffer, from, from + (int) Math.min(to - from, allowed));
        allowed -= end - from;
        state = judge();
        return end;
    }

    /// How far it has come.
    public State state() {
        return state;
    }

    /// Content that can't end within the limit is given up at once: there is no use in waiting for it.
    private State judge() {
        State reached = content.state();
        return reached == State.MORE && content.least() > allowed ? State.FAILED : reached;
    }
}
