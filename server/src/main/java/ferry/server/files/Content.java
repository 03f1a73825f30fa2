package ferry.server.files;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/// Where the bytes of a file come from. Immutable.
sealed interface Content {
    /// This much of them; empty when the file has changed since it was looked up.
    ///
    /// @throws IOException they can't be read
    Optional<Body> read(Selection selection) throws IOException;

    /// A body for `HEAD`, of the length of all bytes; empty when the file has changed since it was looked up.
    ///
    /// @throws IOException they couldn't be read
    Optional<Body> measure() throws IOException;

    /// From the file, which is opened for each response.
    record OnDisk(RegularFile file) implements Content {
        @Override
        public Optional<Body> read(Selection selection) throws IOException {
            return FileContent.read(file, selection);
        }

        @Override
        public Optional<Body> measure() throws IOException {
            return FileContent.measure(file);
        }
    }

    /// From the heap. All of it is one body that any number of responses share.
    final class InMemory implements Content {
        private final byte[] bytes;
        private final Optional<Body> all;

        /// @param bytes of the whole file, which nobody may change any more
        InMemory(byte[] bytes) {
            this.bytes = bytes;
            this.all = Optional.of(Body.of(bytes));
        }

        @Override
        public Optional<Body> read(Selection selection) throws IOException {
            return selection.equals(ByteRange.whole(bytes.length)) ? all : Optional.of(Body.of(copyOf(selection)));
        }

        private byte[] copyOf(Selection selection) throws IOException {
            var copy = new ByteArrayOutputStream((int) selection.length());
            selection.writeTo(copy, (range, out) -> out.write(bytes, (int) range.first(), (int) range.length()));
            return copy.toByteArray();
        }

        @Override
        public Optional<Body> measure() {
            return all;
        }
    }
}
