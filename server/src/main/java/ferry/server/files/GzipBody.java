package ferry.server.files;

import ferry.server.files.Places.Place;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A body that is compressed while it is sent. Confined to the connection that sends it.
final class GzipBody implements Body.Streamed {
    /// Closed by [#close].
    private final Body plain;

    /// Closed by [#close].
    private final Place place;

    private final Drafts drafts;
    private final Consumer<byte[]> onMade;

    /// @param place to compress in
    /// @param drafts where to collect what was made
    /// @param onMade is given it when it was sent to the end and was not too much to collect
    GzipBody(Body plain, Place place, Drafts drafts, Consumer<byte[]> onMade) {
        this.plain = plain;
        this.place = place;
        this.drafts = drafts;
        this.onMade = onMade;
    }

    /// Only the making shows.
    @Override
    public OptionalLong length() {
        return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (Drafts.Draft draft = drafts.begin(out)) {
            try (var gzip = new Gzip(draft)) {
                gzip.compress(plain);
            }
            draft.copy().ifPresent(onMade);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            plain.close();
        } finally {
            place.close();
        }
    }
}
