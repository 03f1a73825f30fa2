package ferry.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// An open file that several hold, each for as long as it needs it. Thread-safe.
///
/// Invariant: it counts the [holds][Hold] that are not closed, and is open as long as there is one. Who closes the last
/// one closes the file; nobody can take hold of it after that. So it is closed once, and not under the hands of
/// somebody who reads from it.
///
/// Everybody names the position that they read at: that of the channel would be everybody's.
final class SharedFile {
    private final FileChannel channel;

    /// Zero is the end: from there it never rises.
    private final AtomicInteger holders = new AtomicInteger(1);

    private SharedFile(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens a file, or takes hold of it where it is open.
    @FunctionalInterface
    interface Opener {
        /// The file, which the caller lets go; empty when it has changed since it was looked up.
        ///
        /// @throws IOException it can't be opened
        Optional<Hold> open() throws IOException;
    }

    /// The first hold of a channel, which nobody else closes from now on.
    static Hold first(FileChannel channel) {
        return new SharedFile(channel).new Hold();
    }

    /// One more hold; empty when the last one has been closed.
    Optional<Hold> hold() {
        boolean held = holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        return held ? Optional.of(new Hold()) : Optional.empty();
    }

    /// Whether it can be read from. It can't even while it is held, when somebody was interrupted who was reading: that
    /// closes a channel for all.
    boolean isOpen() {
        return channel.isOpen();
    }

    /// What one of its holders has of it. Confined to the holder, who closes it.
    final class Hold implements Closeable {
        private boolean over;

        private Hold() {}

        SharedFile file() {
            return SharedFile.this;
        }

        /// To read from until this is closed.
        FileChannel channel() {
            if (over) {
                throw new IllegalStateException("a file is read from that was let go");
            }
            return channel;
        }

        /// Lets the file go. To do so again has no effect.
        @Override
        public void close() throws IOException {
            if (!over) {
                over = true;
                if (holders.decrementAndGet() == 0) {
                    channel.close();
                }
            }
        }
    }
}
