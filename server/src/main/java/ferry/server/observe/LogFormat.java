package ferry.server.observe;

/// How a line of the access log is written. Immutable.
public enum LogFormat {
    /// Apache's Common Log Format, with the seconds behind it.
    COMMON,
    /// The same with `Referer` and `User-Agent` before the seconds.
    COMBINED,
    /// A JSON object.
    JSON
}
