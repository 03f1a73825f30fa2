package ferry.server.files;

import ferry.server.files.Places.Place;
import ferry.server.files.Resource.RegularFile;
import ferry.server.files.SharedFile.Opener;
import ferry.server.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Where the bytes of a representation come from. Immutable.
sealed interface Content {
    /// How many there are; empty when only the sending shows. Then they have no positions either, and can't be
    /// had in parts.
    OptionalLong length();

    /// All of them; empty when the file has changed since it was looked up.
    ///
    /// @throws IOException they can't be read
    Optional<Body> all() throws IOException;

    /// This much of them; empty when the file has changed since it was looked up.
    ///
    /// @throws IOException they can't be read
    Optional<Body> read(Selection selection) throws IOException;

    /// A body for `HEAD`, of the length of all bytes; empty when the file has changed since it was looked up.
    ///
    /// @throws IOException they couldn't be read
    Optional<Body> measure() throws IOException;

    /// How much of the heap they take.
    default long held() {
        return 0;
    }

    /// From the file.
    ///
    /// @param opener of the file, for each response that is more than a little
    record OnDisk(RegularFile file, Opener opener) implements Content {
        /// From the file, which is opened for each response.
        OnDisk(RegularFile file) {
            this(file, () -> FileContent.open(file));
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(file.state().size());
        }

        @Override
        public Optional<Body> all() throws IOException {
            return read(ByteRange.whole(file.state().size()));
        }

        @Override
        public Optional<Body> read(Selection selection) throws IOException {
            return selection.length() <= FileContent.AT_ONCE
                    ? FileContent.bytes(file, selection).map(Body::of)
                    : opener.open().map(selection::of);
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

        /// @param bytes of the whole representation, which nobody may change any more
        InMemory(byte[] bytes) {
            this.bytes = bytes;
            this.all = Optional.of(Body.of(bytes));
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(bytes.length);
        }

        @Override
        public Optional<Body> all() {
            return all;
        }

        @Override
        public long held() {
            return bytes.length;
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

    /// Compressed while it is sent, by those who have a place for that.
    ///
    /// @param plain what to compress, and what is sent where there is no place
    /// @param onMade is given the result when all was sent, if it was not too much to collect
    record Compressed(Representation plain, Places places, Drafts drafts, Consumer<byte[]> onMade) implements Content {
        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<Body> all() {
            throw new IllegalStateException("what is compressed while it is sent needs a place");
        }

        /// All of it, in a body that closes the place; empty when the file has changed since it was looked up, and
        /// then the place is closed.
        ///
        /// @throws IOException it can't be read, and the place is closed
        Optional<Body> all(Place place) throws IOException {
            Optional<Body> body = Optional.empty();
            try {
                body = plain.content().all().map(open -> new GzipBody(open, place, drafts, onMade));
                return body;
            } finally {
                if (body.isEmpty()) {
                    place.close();
                }
            }
        }

        @Override
        public Optional<Body> read(Selection selection) {
            throw new IllegalStateException("what is made while it is sent has no positions");
        }

        @Override
        public Optional<Body> measure() throws IOException {
            return plain.content().measure().map(_ -> FileContent.unsent(length()));
        }
    }
}
