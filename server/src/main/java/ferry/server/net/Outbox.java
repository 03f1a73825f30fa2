package ferry.server.net;

import java.nio.ByteBuffer;

/// Answers to pipelined requests that wait for those behind them, to go out in one write. Confined to the connection's
/// owner.
final class Outbox {
    /// Dozens of small answers; more would gain nothing.
    private static final int SIZE = 16 * 1024;

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private ByteBuffer answers = EMPTY;

    boolean isEmpty() {
        return answers.position() == 0;
    }

    /// Keeps a copy of the answer; false if it does not fit.
    boolean add(ByteBuffer answer) {
        if (isEmpty()) {
            answers = ByteBuffer.allocate(SIZE);
        }
        boolean fits = answer.remaining() <= answers.remaining();
        if (fits) {
            answers.put(answer);
        }
        return fits;
    }

    /// All that is kept, to be written. The outbox is empty then: a connection at rest holds nothing.
    ByteBuffer take() {
        ByteBuffer taken = answers.flip();
        answers = EMPTY;
        return taken;
    }
}
