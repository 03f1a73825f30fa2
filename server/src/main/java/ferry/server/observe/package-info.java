/// What a server tells about itself: today the access log, one line for each response.
///
/// ```text
///    connection ── Exchange ──► AccessLog ── LineFormat ──► one line ──► a file, or standard output
/// ```
///
/// The connection knows nothing of logs: it hands an [ferry.server.http.Exchange] to whoever listens. [AccessLog] turns
/// it into a line of one of three formats, and hands the line on. Where lines end up is the business of the command
/// line, so nothing here knows a file.
///
/// Common and combined are Apache's formats with one more field at the end, the seconds that the response took:
///
/// ```text
///    127.0.0.1 - - [06/Nov/1994:08:49:37 +0000] "GET / HTTP/1.1" 200 182 0.000143
///    127.0.0.1 - - [06/Nov/1994:08:49:37 +0000] "GET / HTTP/1.1" 200 182 "-" "curl/8.5.0" 0.000143
/// ```
///
/// The user in the third column is one who has given the right password. And JSON is one object in each line:
///
/// ```text
///    {"time":"1994-11-06T08:49:37.000Z","client":"127.0.0.1","method":"GET","target":"/","version":"HTTP/1.1",
///     "status":200,"bytes":182,"seconds":0.000143,"userAgent":"curl/8.5.0"}
/// ```
///
/// A log is read by people in terminals and by programs that split it into lines. Whatever a client sent is therefore
/// escaped until printable ASCII is left: it can't begin a line of its own, close a quote, or move somebody's cursor.
@NullMarked
package ferry.server.observe;

import org.jspecify.annotations.NullMarked;
