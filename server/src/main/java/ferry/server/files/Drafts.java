package ferry.server.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Copies of what is made while it is sent, so that it need not be made again. Thread-safe.
final class Drafts {
    /// How many are collected at a time. Each grows as slowly as its client reads; those of many slow clients
    /// would fill the heap.
    static final int AT_A_TIME = 4;

    private final int limit;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    /// @param limit how many bytes one of them may have
    Drafts(int limit) {
        this.limit = limit;
    }

    /// A stream that writes to this one and collects a copy, if there is room for one.
    Draft begin(OutputStream out) {
        return free.tryAcquire() ? new Draft(out, limit, free::release) : new Draft(out, 0, () -> {});
    }

    /// One of them. Confined to one thread.
    static final class Draft extends OutputStream {
        private final OutputStream out;
        private final int limit;
        private final Runnable onClose;
        private Optional<ByteArrayOutputStream> copy = Optional.of(new ByteArrayOutputStream());

        private Draft(OutputStream out, int limit, Runnable onClose) {
            this.out = out;
            this.limit = limit;
            this.onClose = onClose;
        }

        /// All that was written; empty if it was too much.
        Optional<byte[]> copy() {
            return copy.map(ByteArrayOutputStream::toByteArray);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            copy = copy.filter(collected -> collected.size() + length <= limit);
            copy.ifPresent(collected -> collected.write(bytes, from, length));
        }

        /// Makes room for others. What it writes to stays open.
        @Override
        public void close() {
            onClose.run();
        }
    }
}
