package ferry.server.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// The content of a response. Confined to the connection that sends it, which closes it exactly once, sent or not.
///
/// [Bytes] are at hand and can be sent by the worker itself. [Streamed] content may take as long as its reader
/// likes and is sent by a virtual thread of its own.
///
/// ```java
/// Body page = Body.text("<p>Hello</p>");
/// Body numbers = Body.streamed(OptionalLong.empty(), out -> {
///     for (int i = 0; i < 1_000_000; i++) {
///         out.write((i + "\n").getBytes());
///     }
/// });
/// ```
public sealed interface Body extends Closeable {
    /// How many bytes [#writeTo] writes; empty when only the writing shows, and then the content is sent in chunks
    /// (RFC 9112, 7.1).
    OptionalLong length();

    /// Writes the content. Called at most once.
    ///
    /// @throws IOException the stream failed, or the content can't be had to its end; the connection is then
    ///     closed, for what was promised can't be kept
    void writeTo(OutputStream out) throws IOException;

    /// Gives back what the content holds: an open file, say.
    @Override
    default void close() throws IOException {}

    /// Nothing.
    static Bytes empty() {
        return Bytes.NONE;
    }

    /// These bytes, which nobody may change any more.
    static Body of(byte[] content) {
        return new Bytes(content);
    }

    /// This text in UTF-8.
    static Body text(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Content that is made while it is sent.
    static Body streamed(OptionalLong length, Source source) {
        return new Made(length, source);
    }

    /// Content at hand. Immutable.
    final class Bytes implements Body {
        private static final Bytes NONE = new Bytes(new byte[0]);

        private final byte[] content;

        private Bytes(byte[] content) {
            this.content = content;
        }

        /// How many bytes there are.
        public int size() {
            return content.length;
        }

        /// All of it, to be read.
        public ByteBuffer buffer() {
            return ByteBuffer.wrap(content).asReadOnlyBuffer();
        }

        /// Puts all of it into a buffer that has room for it.
        public void copyTo(ByteBuffer buffer) {
            buffer.put(content);
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(content.length);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(content);
        }
    }

    /// Content that is read or made while it is sent, by a thread that may wait for the client.
    non-sealed interface Streamed extends Body {}

    /// A part of an open file. The operating system can send it by itself, so that its bytes need not pass through the
    /// heap; [#writeTo] is for whoever wants them to.
    interface FilePart extends Streamed {
        /// The file, open until the body is closed. Others may send from it as well: whoever reads names the position.
        FileChannel file();

        /// Where in the file the content begins.
        long position();

        /// How long it is; the file may have shrunk since.
        long size();

        @Override
        default OptionalLong length() {
            return OptionalLong.of(size());
        }
    }

    /// What makes streamed content.
    @FunctionalInterface
    interface Source {
        /// Writes the whole content.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Streamed content from a function.
    record Made(OptionalLong length, Source source) implements Streamed {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            source.writeTo(out);
        }
    }
}
