/// Ferry beside other servers: what a request costs, how long it takes, and what else is going on meanwhile.
///
/// ```
///     Compare ──► Scenarios ──► Rounds ──► Servers (processes) ◄── Wrk, Burdens (clients)
///                                  │
///                                  └──► Results ──► Paper, Pictures
/// ```
///
/// A scenario has cases, such as a file asked for alone and beside idle connections. In each round every server
/// takes its turn with every case, so whatever else the machine is doing, it does to all of them alike. What counts
/// is the median over the rounds. A server that sends anything but what it should is not measured.
@NullMarked
package ferry.bench.web;

import org.jspecify.annotations.NullMarked;
