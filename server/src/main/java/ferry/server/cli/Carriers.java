package ferry.server.cli;

/// The threads of the operating system that carry virtual threads. One thread at a time decides how many there are.
interface Carriers {
    /// Whether there can be more of them than there are as a rule.
    boolean canGrow();

    /// Runs it on a virtual thread, behind all others that were started or woken from outside.
    void run(Runnable task);

    /// Runs it likewise, with one more carrier if there are not too many. That one stays until it finds nothing to do.
    void runWithOneMore(Runnable task);
}
