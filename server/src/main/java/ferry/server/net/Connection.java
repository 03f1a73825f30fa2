package ferry.server.net;

import ferry.server.wire.ContentSkipper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's connection: its socket, what has arrived on it, and what it is doing.
///
/// It has one owner at a time (invariant 1), and only the owner reads, writes and [#enter]s another phase. Anyone may
/// [#close] it or let it [#expire]: both replace the stage by a compare-and-set, so the owner learns of it at its next
/// step, or by an exception from the socket (invariant 2).
///
/// As a [Runnable] it is the job that the worker pool runs: one visit of a worker.
final class Connection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /// What fits into an empty socket buffer as a rule, so that a worker can write it without waiting.
    static final int IN_STEP = 64 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final SocketChannel out;
    private final InetSocketAddress client;
    private final LongSupplier clock;
    private final Consumer<Connection> visit;
    private final Consumer<Connection> onClosed;
    private final AtomicReference<Stage> stage;
    private final Inbox inbox;
    private final Outbox outbox = new Outbox();
    private int credit = IN_STEP;
    private Optional<ContentSkipper> owed = Optional.empty();
    private boolean fresh = true;
    private boolean sendBufferBound;

    /// Set by the owner; whoever closes the connection wakes the thread that waits there.
    private volatile Optional<Seat> seat = Optional.empty();

    /// @param socket of a channel; closed by [#close], and by nothing else
    /// @param clock in nanoseconds
    /// @param visit what a worker does with it
    /// @param onClosed called once, by whoever closes
    Connection(
            Socket socket, Inbox inbox, LongSupplier clock, Consumer<Connection> visit, Consumer<Connection> onClosed)
            throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getChannel();
        this.client = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.inbox = inbox;
        this.clock = clock;
        this.visit = visit;
        this.onClosed = onClosed;
        this.stage = new AtomicReference<>(Stage.untimed(Phase.QUEUED));
    }

    @Override
    public void run() {
        visit.accept(this);
    }

    InetSocketAddress client() {
        return client;
    }

    /// Its place in the lobby, if it has ever been there.
    Optional<Seat> seat() {
        return seat;
    }

    /// Has a place in the lobby from now on. For the owner.
    void sitOn(Seat place) {
        seat = Optional.of(place);
    }

    Inbox inbox() {
        return inbox;
    }

    Stage stage() {
        return stage.get();
    }

    boolean isClosed() {
        return stage.get().phase() == Phase.CLOSED;
    }

    long now() {
        return clock.getAsLong();
    }

    /// Goes on to a phase that has this long. For the owner.
    ///
    /// @return false: it was closed meanwhile
    boolean enter(Phase phase, Duration limit) {
        return enter(Stage.of(phase, clock.getAsLong(), limit));
    }

    /// Goes on to a phase that is no wait for the client. For the owner.
    boolean enter(Phase phase) {
        return enter(Stage.untimed(phase));
    }

    private boolean enter(Stage next) {
        Stage seen = stage.get();
        while (seen.phase() != Phase.CLOSED && !stage.compareAndSet(seen, next)) {
            seen = stage.get();
        }
        return seen.phase() != Phase.CLOSED;
    }

    /// Whether bytes can be read without waiting.
    boolean hasArrivals() throws IOException {
        return in.available() > 0;
    }

    /// Whether something has arrived, or is still to come, that nobody has read.
    boolean hasUnread() throws IOException {
        return !inbox.isEmpty() || owed.isPresent() || hasArrivals();
    }

    /// Waits for bytes and puts them into the inbox.
    ///
    /// @return false: the client will send no more
    boolean read() throws IOException {
        boolean more = inbox.fill(in) >= 0;
        fresh = false;
        return more;
    }

    /// Waits for bytes and throws them away.
    ///
    /// @return how many; negative at the end of the stream
    int discard(byte[] scratch) throws IOException {
        return in.read(scratch);
    }

    /// Says how much the kernel may hold of what was written and not yet acknowledged. Once said, it stays.
    void boundSendBuffer(int bytes) throws SocketException {
        if (!sendBufferBound) {
            socket.setSendBufferSize(bytes);
            sendBufferBound = true;
        }
    }

    /// Keeps an answer back, to be written with whatever is written next.
    ///
    /// @return false: there is no room for it
    boolean hold(ByteBuffer answer) {
        return outbox.add(answer);
    }

    /// Whether there are answers that were kept back.
    boolean holdsAnswers() {
        return !outbox.isEmpty();
    }

    /// Writes the answers that were kept back, waiting for the client if it must.
    void flush() throws IOException {
        write(outbox.take());
    }

    /// Writes all of it, waiting for the client if it must.
    void write(ByteBuffer bytes) throws IOException {
        if (holdsAnswers()) {
            writeAll(outbox.take(), bytes);
        }
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// Has the kernel send so many bytes of a file, or as many as the socket takes without waiting for the client.
    ///
    /// It doesn't wait, because a virtual thread has read from the socket: since then it is one that never blocks.
    /// Who gets a zero and has to wait can do so by writing.
    ///
    /// @return how many it took; zero also at the end of the file
    long transfer(FileChannel file, long position, long count) throws IOException {
        return file.transferTo(position, count, out);
    }

    /// Writes all of both, in one go if the socket takes it, waiting for the client if it must.
    void write(ByteBuffer head, ByteBuffer content) throws IOException {
        if (holdsAnswers()) {
            writeAll(outbox.take(), head, content);
        } else {
            writeAll(head, content);
        }
    }

    private void writeAll(ByteBuffer... parts) throws IOException {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                out.write(parts);
            }
        }
    }

    /// Says that nothing more will be written, so that the client sees the end of the response.
    void finishOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// Whether nothing was ever read from it.
    boolean isFresh() {
        return fresh;
    }

    /// Notes that the last request's content has to be skipped, and skips what is here.
    ///
    /// @return false: it is malformed or too long, and nobody knows where the next request begins
    boolean skip(ContentSkipper content) {
        inbox.skip(content);
        owed = content.state() == ContentSkipper.State.DONE ? Optional.empty() : Optional.of(content);
        return content.state() != ContentSkipper.State.FAILED;
    }

    /// What is still to come of the last request's content.
    Optional<ContentSkipper> owed() {
        return owed;
    }

    /// Notes that the client has waited for its responses before it asked for more: then the socket's buffer is empty.
    void inStep() {
        credit = IN_STEP;
    }

    /// Whether a worker can write so many bytes without waiting for a client that keeps in step; if so, they count.
    boolean spend(int bytes) {
        boolean affordable = bytes <= credit;
        if (affordable) {
            credit -= bytes;
        }
        return affordable;
    }

    /// Notes that the socket's buffer may be full.
    void spendAll() {
        credit = 0;
    }

    /// Ends what the client has not finished in time. For anyone; does nothing when the stage is another by now.
    void expire(Stage seen, Duration toAnswer) {
        if (seen.phase() != Phase.READING) {
            close(seen);
        } else if (stage.compareAndSet(seen, Stage.of(Phase.EXPIRED, clock.getAsLong(), toAnswer))) {
            wakeReader();
        }
    }

    /// A read that waits sees the end of the stream; its thread, the owner, finds the connection expired.
    private void wakeReader() {
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            LOG.debug("{} can't be woken: {}", this, e.getMessage());
            close();
        }
    }

    /// Closes it if this is still its stage. For anyone.
    ///
    /// @return whether that was so
    boolean close(Stage seen) {
        boolean mine = seen.phase() != Phase.CLOSED && stage.compareAndSet(seen, Stage.CLOSED);
        if (mine) {
            release();
        }
        return mine;
    }

    /// Closes it. For anyone; idempotent.
    void close() {
        if (stage.getAndSet(Stage.CLOSED).phase() != Phase.CLOSED) {
            release();
        }
    }

    private void release() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{} did not close well: {}", this, e.getMessage());
        } finally {
            seat.ifPresent(Seat::wake);
            onClosed.accept(this);
        }
    }

    @Override
    public String toString() {
        return "connection from " + client + ", " + stage.get().phase();
    }
}
