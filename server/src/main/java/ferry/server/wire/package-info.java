/// Bytes to values and back: HTTP/1.1 and HTTP/1.0 as RFC 9112 writes them. Pure: no socket, no thread, no file.
///
/// ```text
///            bytes                                                        bytes
///              │                                                            ▲
///              ▼          due                                               │
///        HeadScanner ───────────► RequestParser                      ResponseHead, then
///                                       │                   ChunkedOutput or MeasuredOutput
///                      Parsed           │                                   ▲
///             ┌─────────────────┬───────┴──────┐                            │
///             ▼                 ▼              ▼                      ResponsePlan
///          Partial           Invalid        Complete ──► handler ──►    Response
///       wait for more    answer, close         │
///                                              ▼
///                                       ContentSkipper ──► the next request
/// ```
///
/// # Reading
///
/// Bytes arrive as they like. A [HeadScanner][ferry.server.wire.HeadScanner] looks at each of them once and says
/// when it is worth waking a worker: when a head is whole, or can never become a good one. The worker hands the
/// buffer to the [RequestParser][ferry.server.wire.RequestParser], a function of bytes, and gets a
/// [Parsed][ferry.server.wire.Parsed]: complete, partial or invalid. Each rule has a class of its own, in the
/// order in which they are applied: `RequestLine`, `TargetForm`, `FieldSection`, `HostRule`, `RequestFraming`,
/// `Expectation`. Each returns a `Step`: a value for the next rule, or the refusal that ends them all. Nothing
/// throws.
///
/// # Reading past
///
/// Ferry serves files and has no use for the content of requests, but the next request stands behind it. Where it
/// ends is what [Framing][ferry.server.wire.Framing] says, and the
/// [ContentSkipper][ferry.server.wire.ContentSkipper] eats it.
///
/// # Writing
///
/// A [ResponsePlan][ferry.server.wire.ResponsePlan] decides how a response is framed and whether the connection
/// stays open; [ResponseHead][ferry.server.wire.ResponseHead] writes the head by it. The content passes through
/// [MeasuredOutput][ferry.server.wire.MeasuredOutput] or [ChunkedOutput][ferry.server.wire.ChunkedOutput], which
/// see that what was promised is what is sent.
///
/// All of it together, on arrays instead of sockets, is the `ConversationTest`.
///
/// # Strictness
///
/// Two parties that read the same bytes differently are how requests are smuggled. So whatever is open to a
/// second reading is refused, and the connection with it: the rules are in `RequestFraming`, `FieldSection` and
/// `HeadScanner`.
@NullMarked
package ferry.server.wire;

import org.jspecify.annotations.NullMarked;
