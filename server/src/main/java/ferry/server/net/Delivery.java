package ferry.server.net;

import ferry.server.http.Body;
import ferry.server.wire.ChunkedOutput;
import ferry.server.wire.ContentFraming;
import ferry.server.wire.MeasuredOutput;
import ferry.server.wire.ResponsePlan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;

/// One response on its way to the client. Confined to the connection's owner.
///
/// What fits into the socket's buffer the worker writes at once, head and content in one piece. All else has to
/// wait for the client: it is detached. Either way the body is closed here, once (invariant 7).
final class Delivery implements Next.Rest {
    /// Small pieces, such as a handler writes them one by one, become one write to the socket.
    private static final int PIECES = 8 * 1024;

    /// Content up to this size is put behind its head: that costs less than a write of two parts.
    private static final int JOINED = 2 * 1024;

    private final Connection connection;
    private final ByteBuffer head;
    private final int headSize;
    private final Body body;
    private final ResponsePlan plan;
    private final Duration timeout;
    private final boolean held;
    private final LongConsumer onSent;

    /// @param head that is followed by [room for the content][#room]
    /// @param timeout for the client to take some more
    /// @param held whether it may wait for the answers behind it
    /// @param onSent hears at the end how many bytes of content went out, unless the response was not even begun
    Delivery(
            Connection connection,
            ByteBuffer head,
            Body body,
            ResponsePlan plan,
            Duration timeout,
            boolean held,
            LongConsumer onSent) {
        this.connection = connection;
        this.head = head;
        this.headSize = head.remaining();
        this.body = body;
        this.plan = plan;
        this.timeout = timeout;
        this.held = held;
        this.onSent = onSent;
    }

    /// How much content is to be put behind the head.
    static int room(ResponsePlan plan, Body body) {
        return plan.sendsContent() && body instanceof Body.Bytes content && content.size() <= JOINED
                ? content.size()
                : 0;
    }

    /// Sends what can be sent without waiting for the client: everything or nothing, but for files.
    Next start() throws IOException {
        if (!plan.sendsContent()) {
            return sendNow(Body.empty());
        }
        if (body instanceof Body.Bytes content && connection.spend(headSize + content.size())) {
            return sendNow(content);
        }
        return body instanceof Body.FilePart part
                ? new FileDelivery(connection, head, part, plan, timeout, onSent).start()
                : new Next.Detach(this);
    }

    private Next sendNow(Body.Bytes content) throws IOException {
        try (body) {
            return connection.enter(Phase.SENDING, timeout) ? write(content) : Next.CLOSE;
        }
    }

    private Next write(Body.Bytes content) throws IOException {
        if (content.size() <= JOINED) {
            writeJoined(content);
        } else {
            writeGathered(content.buffer());
        }
        return plan.persistent() ? Next.AGAIN : Next.CLOSE;
    }

    private void writeJoined(Body.Bytes content) throws IOException {
        ByteBuffer message = head.limit(headSize + content.size()).position(headSize);
        content.copyTo(message);
        message.flip();
        try {
            if (!(held && plan.persistent() && connection.hold(message))) {
                connection.write(message);
            }
        } finally {
            onSent.accept(Math.max(0, message.position() - headSize));
        }
    }

    private void writeGathered(ByteBuffer content) throws IOException {
        try {
            connection.write(head, content);
        } finally {
            onSent.accept(content.position());
        }
    }

    /// Sends the response as fast as the client takes it.
    @Override
    public Next run() throws IOException {
        var socket = new StreamOutput(connection, timeout);
        // Closing flushes, so that a client sees how far a response came that can't be ended.
        try (body;
                var out = new BufferedOutputStream(socket, PIECES)) {
            out.write(head.array(), head.arrayOffset(), headSize);
            writeContent(out);
        } finally {
            if (socket.written() > 0) {
                onSent.accept(Math.max(0, socket.written() - headSize));
            }
        }
        return plan.persistent() ? Next.PARK : Next.CLOSE;
    }

    @Override
    public void abandon() throws IOException {
        body.close();
    }

    private void writeContent(OutputStream out) throws IOException {
        switch (plan.framing()) {
            case ContentFraming.LENGTH -> {
                var measured = new MeasuredOutput(out, body.length().orElseThrow());
                body.writeTo(measured);
                measured.finish();
            }
            case ContentFraming.CHUNKED -> {
                var chunked = new ChunkedOutput(out);
                body.writeTo(chunked);
                chunked.finish();
            }
            case ContentFraming.UNTIL_CLOSE -> body.writeTo(out);
            case ContentFraming.NONE -> {}
        }
    }
}
