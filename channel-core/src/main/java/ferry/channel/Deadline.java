package ferry.channel;

/// When a wait ends. Immutable.
record Deadline(long start, long nanos) {

    /// About 292 years, which the clock cannot tell from for ever.
    static final long FOREVER = Long.MAX_VALUE;

    private static final Deadline NEVER = new Deadline(0, FOREVER);

    static Deadline in(long nanos) {
        return nanos == FOREVER ? NEVER : new Deadline(System.nanoTime(), Math.max(0, nanos));
    }

    /// How long until then; [#FOREVER] stays for ever.
    long left() {
        return nanos == FOREVER ? FOREVER : nanos - (System.nanoTime() - start);
    }

    boolean hasPassed() {
        return left() <= 0;
    }
}
