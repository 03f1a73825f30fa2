/// The program `ferry`: from a command line to an exit code.
///
/// ```text
///    arguments   ┐                ┌─ Print ───► help or version          ─► 0
///                ├─► Invocation ──┼─ Refuse ──► one line on stderr       ─► 2
///    environment ┘                └─ Serve ───► Serving
///                                                 │ Site          what is served: a folder, or the demo
///                                                 │ Filters       and what stands around it
///                                                 │ PortSearch    where: this port, or the next free one
///                                                 │ Announcement  says so: a banner, or one line
///                                                 │ Departure     Ctrl-C once: gently; twice: at once
///                                                 ▼
///                                     all was answered ─► 0      cut off, or could not start ─► 1
/// ```
///
/// **Reading.** [ferry.server.cli.Syntax] is the list of all options, described for picocli. What their values have to
/// be is said by a [ferry.server.cli.Kind] each, in words that complete an error message. The environment is a second
/// command line below the first: `--idle-timeout 5` is `FERRY_IDLE_TIMEOUT=5`.
///
/// **Complaining.** Whatever is wrong is said in one line on standard error that also says what to write instead:
/// no usage dump, no stack trace. [ferry.server.cli.Complaints] words those about the command line. What can't be
/// had at the start (a folder, a port, a log file) is a [ferry.server.cli.CannotServe].
///
/// **Speaking.** On a terminal Ferry greets with a banner. Otherwise standard output gets exactly one line, which
/// scripts read and which therefore never changes:
///
/// ```text
///    Ferry is serving /home/me/site at http://127.0.0.1:7878/
/// ```
///
/// `--quiet` speaks that one line on a terminal too, and keeps warnings to itself, also the one of a port that moved;
/// the line has the port.
///
/// **Testing.** [ferry.server.cli.Shell] is everything outside: streams, environment, signals. A test brings its own,
/// runs the program in its own process, and stops it as Ctrl-C would.
@NullMarked
package ferry.server.cli;

import org.jspecify.annotations.NullMarked;
