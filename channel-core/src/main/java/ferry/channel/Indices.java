package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Where a buffer is read and where it is written: two counters that different threads move. Thread-safe.
///
/// They are elements of one array, with room around them: two threads that write to the same cache line would wait
/// for each other although they have nothing to do with each other.
final class Indices {

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /// Two lines of 64 bytes, because processors fetch them in pairs.
    private static final int APART = 16;

    /// In the second line of the array: its length is in the first, and everybody reads that.
    private static final int HEAD = 6;

    private static final int TAIL = HEAD + APART;
    private static final int LINE = 8;

    private final long[] values;

    private Indices(int size) {
        values = new long[size];
    }

    /// Nothing else is in the cache lines of these two.
    static Indices alone() {
        return new Indices(TAIL + LINE);
    }

    /// Somewhat smaller, for those that are hardly moved.
    static Indices still() {
        return new Indices(TAIL + 1);
    }

    long head() {
        return (long) LONGS.getVolatile(values, HEAD);
    }

    long tail() {
        return (long) LONGS.getVolatile(values, TAIL);
    }

    boolean moveHead(long from, long to) {
        return LONGS.compareAndSet(values, HEAD, from, to);
    }

    boolean moveTail(long from, long to) {
        return LONGS.compareAndSet(values, TAIL, from, to);
    }

    /// Adds one; the answer is the head before.
    long nextHead() {
        return (long) LONGS.getAndAdd(values, HEAD, 1L);
    }

    /// Adds one; the answer is the tail before.
    long nextTail() {
        return (long) LONGS.getAndAdd(values, TAIL, 1L);
    }

    /// Answers the head before.
    long markHead(long bits) {
        return (long) LONGS.getAndBitwiseOr(values, HEAD, bits);
    }

    void markTail(long bits) {
        LONGS.getAndBitwiseOr(values, TAIL, bits);
    }

    void unmarkTail(long bits) {
        LONGS.getAndBitwiseAnd(values, TAIL, ~bits);
    }
}
