package ferry.server.net;

import ferry.server.http.Body;
import ferry.server.wire.ResponsePlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;

/// A response whose content is a part of a file, on its way to the client. Confined to the connection's owner.
///
/// The kernel sends the content, from where it has it. It takes as much as fits into the socket's buffer, so a worker
/// can try without waiting for the client; only what is left then, or is too large from the start, is detached. Either
/// way the body is closed here, once (invariant 7).
final class FileDelivery implements Next.Rest {
    /// What a worker tries itself. The kernel needs a tenth of a millisecond for it.
    private static final int IN_ONE_GO = 1024 * 1024;

    private final Connection connection;
    private final ByteBuffer head;
    private final int headSize;
    private final Body.FilePart part;
    private final ResponsePlan plan;
    private final Duration timeout;
    private final LongConsumer onSent;

    /// Of the head and the content.
    private long written;

    /// @param timeout for the client to take some more
    /// @param onSent hears at the end how many bytes of content went out, unless the response was not even begun
    FileDelivery(
            Connection connection,
            ByteBuffer head,
            Body.FilePart part,
            ResponsePlan plan,
            Duration timeout,
            LongConsumer onSent) {
        this.connection = connection;
        this.head = head;
        this.headSize = head.remaining();
        this.part = part;
        this.plan = plan;
        this.timeout = timeout;
        this.onSent = onSent;
    }

    /// Sends what the socket takes without waiting for the client.
    Next start() throws IOException {
        return part.size() <= IN_ONE_GO && connection.spend(headSize) ? sendNow() : new Next.Detach(this);
    }

    private Next sendNow() throws IOException {
        boolean over = true;
        try {
            if (!connection.enter(Phase.SENDING, timeout)) {
                return Next.CLOSE;
            }
            connection.write(head);
            written = headSize;
            connection.spendAll();
            over = transfer();
            return over ? afterwards(Next.AGAIN) : new Next.Detach(this);
        } finally {
            if (over) {
                end();
            }
        }
    }

    /// @return whether that was all
    private boolean transfer() throws IOException {
        long count = 1;
        while (count > 0 && sent() < part.size()) {
            count = connection.transfer(part.file(), part.position() + sent(), part.size() - sent());
            written += count;
        }
        return sent() == part.size();
    }

    /// Sends what is left, as fast as the client takes it.
    @Override
    public Next run() throws IOException {
        var socket = new StreamOutput(connection, timeout);
        try {
            if (written == 0) {
                socket.write(head.array(), head.arrayOffset(), headSize);
            }
            socket.write(part, sent());
            return afterwards(Next.PARK);
        } finally {
            written += socket.written();
            end();
        }
    }

    @Override
    public void abandon() throws IOException {
        end();
    }

    private long sent() {
        return Math.max(0, written - headSize);
    }

    private Next afterwards(Next next) {
        return plan.persistent() ? next : Next.CLOSE;
    }

    private void end() throws IOException {
        try (part) {
            if (written > 0) {
                onSent.accept(sent());
            }
        }
    }
}
