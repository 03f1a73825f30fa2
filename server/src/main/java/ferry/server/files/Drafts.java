package ferry.server.files;

import ferry.server.files.Places.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Copies of what is made while it is sent, so that it need not be made again. Thread-safe.
final class Drafts {
    /// How many are collected at a time. Each grows as slowly as its client reads; those of many slow clients
    /// would fill the heap.
    static final int AT_A_TIME = 4;

    /// For what nobody would keep.
    static final Drafts NONE = new Drafts(0, 0);

    private final int limit;
    private final Places places;

    /// @param limit how many bytes one of them may have
    Drafts(int limit) {
        this(limit, AT_A_TIME);
    }

    private Drafts(int limit, int atATime) {
        this.limit = limit;
        this.places = new Places(atATime);
    }

    /// A stream that writes to this one and collects a copy, if there is room for one.
    Draft begin(OutputStream out) {
        return new Draft(out, limit, places.take());
    }

    /// One of them. Confined to one thread.
    ///
    /// It has a place as long as it collects: what has become too much leaves it to others at once, for the rest
    /// may be sent for hours.
    static final class Draft extends OutputStream {
        private final OutputStream out;
        private final int limit;
        private final Optional<Place> place;
        private Optional<ByteArrayOutputStream> copy;

        private Draft(OutputStream out, int limit, Optional<Place> place) {
            this.out = out;
            this.limit = limit;
            this.place = place;
            this.copy = place.map(_ -> new ByteArrayOutputStream());
        }

        /// All that was written; empty if it was too much, or there was no room.
        Optional<byte[]> copy() {
            return copy.map(ByteArrayOutputStream::toByteArray);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            collect(bytes, from, length);
            out.write(bytes, from, length);
        }

        private void collect(byte[] bytes, int from, int length) {
            if (copy.isPresent() && copy.get().size() + length > limit) {
                close();
            }
            copy.ifPresent(collected -> collected.write(bytes, from, length));
        }

        /// Drops the copy and makes room for others. What it writes to stays open.
        @Override
        public void close() {
            copy = Optional.empty();
            place.ifPresent(Place::close);
        }
    }
}
