package ferry.server.cli;

/// How much is said besides what was asked for. Immutable.
enum Verbosity {
    /// Errors.
    QUIET,
    /// Warnings too.
    NORMAL,
    /// Everything, with times, threads and stack traces.
    VERBOSE
}
