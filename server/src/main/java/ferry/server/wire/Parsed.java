package ferry.server.wire;

import ferry.server.http.Request;
import ferry.server.http.Status;

/// What a parser makes of the bytes that are there: a request, not yet a request, or never one. Immutable.
public sealed interface Parsed {
    /// A whole head.
    ///
    /// @param request what it says
    /// @param framing what content follows it
    /// @param persistent whether the client means to send another request on this connection
    /// @param expectsContinue whether the client holds its content back until it is told to go on
    /// @param end the index behind the head: content or the next request begins here
    record Complete(Request request, Framing framing, boolean persistent, boolean expectsContinue, int end)
            implements Parsed {}

    /// The beginning of a head that may still become a good one.
    record Partial() implements Parsed {}

    /// What can't become a request any more. Where the next one begins can't be known either, so the connection
    /// ends with the answer.
    ///
    /// @param status of the answer
    /// @param advice a fixed sentence: nothing of the client's bytes is echoed
    record Invalid(Status status, String advice) implements Parsed {
        static Invalid bad(String advice) {
            return new Invalid(Status.BAD_REQUEST, advice);
        }
    }
}
