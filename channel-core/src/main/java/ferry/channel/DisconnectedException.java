package ferry.channel;

import java.io.Serial;

/// Says that the other end of a channel is gone for ever. Immutable.
///
/// A send fails with it when no receiver is left; the message is still the caller's. A receive fails with it when
/// every sender is closed and everything they sent has been received.
///
/// ```java
/// Channel<String> channel = Channel.bounded(1);
/// channel.receiver().close();
/// try {
///     channel.sender().send("hello");
/// } catch (DisconnectedException nobodyListens) {
///     System.out.println(nobodyListens.getMessage());
/// }
/// ```
public final class DisconnectedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DisconnectedException(String message) {
        super(message);
    }
}
