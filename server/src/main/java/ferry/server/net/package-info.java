/// Connections: the only package with sockets.
///
/// ```text
///     ServerSocket.accept
///           │
///      ┌────▼─────┐ send   ┌───────────────────┐ receive ┌────────┐  ┌─────────────┐
///      │ Acceptor ├───────►│ Channel<Runnable> ├────────►│ Worker ├─►│ HttpService │
///      └──────────┘        │      bounded      │   × N   └────────┘  └──────┬──────┘
///      ┌──────────┐ send   │                   │                           │ Next
///      │  Lobby   ├───────►│                   │                     ┌──────▼──────┐
///      └────▲─────┘        └───────────────────┘      ┌── DETACH ────┤ Dispatcher  │
///           │                                         ▼               └──────┬──────┘
///           │◄──────────── PARK ───────────── a thread of its own           │
///           └─────────────────────────────────────────────────── PARK ──────┘
/// ```
///
/// A [Connection] has one owner at a time and says in its [Stage] what that owner is doing; [Phase] shows the way
/// from one to the next. A worker never waits for a client: what must wait waits in the [Lobby] or on a thread of
/// its own, and every wait has a deadline, which [Deadlines] enforces by closing.
@NullMarked
package ferry.server.net;

import org.jspecify.annotations.NullMarked;
