package ferry.channel;

/// What came of a receive that does not wait, or not for ever. Immutable.
///
/// ```java
/// Channel<String> channel = Channel.unbounded();
/// String news = switch (channel.receiver().tryReceive()) {
///     case Received.Item<String>(String message) -> message;
///     case Received.Empty<String>() -> "nothing yet";
///     case Received.TimedOut<String>() -> "nothing in time";
///     case Received.Disconnected<String>() -> "nothing ever again";
/// };
/// ```
public sealed interface Received<T> {

    /// A message.
    record Item<T>(T message) implements Received<T> {}

    /// Nothing was there at that moment.
    record Empty<T>() implements Received<T> {}

    /// Nothing came in time.
    record TimedOut<T>() implements Received<T> {}

    /// Every sender is closed, and everything they sent has been received.
    record Disconnected<T>() implements Received<T> {}
}
