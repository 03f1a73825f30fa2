package ferry.server.net;

import java.io.IOException;

/// What becomes of a connection after a worker has done with it what could be done without waiting. Immutable.
sealed interface Next {
    /// The next request may be here already: look again.
    record Again() implements Next {}

    /// The client is to speak: the lobby waits for it.
    record Park() implements Next {}

    /// The rest waits for the client and goes on by itself, on a thread of its own.
    record Detach(Rest rest) implements Next {}

    /// Everything is said; close so that the client can read it.
    record Close() implements Next {}

    Next AGAIN = new Again();
    Next PARK = new Park();
    Next CLOSE = new Close();

    /// What a detached thread does.
    @FunctionalInterface
    interface Rest {
        /// Does it.
        ///
        /// @return what then becomes of the connection
        /// @throws IOException it can only be closed
        Next run() throws IOException;

        /// Gives back what it holds, because it will not be done.
        default void abandon() throws IOException {}
    }
}
