package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ferry.server.wire.ContentSkipper.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkedOutputTest {
    private static final int CHUNK = 8 * 1024;

    private final Pieces target = new Pieces();
    private final ChunkedOutput out = new ChunkedOutput(target);

    /// What arrives at the target, write by write.
    private static final class Pieces extends OutputStream {
        final List<String> pieces = new ArrayList<>();
        int flushed;
        boolean closed;

        @Override
        public void write(int octet) {
            pieces.add(String.valueOf((char) octet));
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            pieces.add(new String(source, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void flush() {
            flushed = pieces.size();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void noContentIsTheLastChunkAlone() throws IOException {
        out.finish();

        assertThat(target.pieces).containsExactly("0\r\n\r\n");
    }

    @Test
    void smallWritesAreCollectedIntoOneChunk() throws IOException {
        out.write('h');
        out.write(Feed.bytes("ell"));
        out.write(Feed.bytes("xox"), 1, 1);
        assertThat(target.pieces).isEmpty();

        out.finish();

        assertThat(target.pieces).containsExactly("0005\r\nhello\r\n", "0\r\n\r\n");
    }

    @Test
    void aFlushSendsWhatThereIs() throws IOException {
        out.write(Feed.bytes("data: 1\n\n"));
        out.flush();

        assertThat(target.pieces).containsExactly("0009\r\ndata: 1\n\n\r\n");
        assertThat(target.flushed).isEqualTo(1);
    }

    @Test
    void aFlushOfNothingIsNoEnd() throws IOException {
        out.flush();
        out.write(new byte[0]);
        out.flush();

        assertThat(target.pieces).isEmpty();
    }

    @Test
    void largeWritesAreCutIntoChunks() throws IOException {
        out.write(Feed.bytes("a".repeat(2 * CHUNK + 1)));
        out.finish();

        String chunk = "2000\r\n" + "a".repeat(CHUNK) + "\r\n";
        assertThat(target.pieces).containsExactly(chunk, chunk, "0001\r\na\r\n", "0\r\n\r\n");
    }

    @Test
    void finishingTwiceEndsTheContentOnce() throws IOException {
        out.finish();
        out.finish();

        assertThat(target.pieces).containsExactly("0\r\n\r\n");
    }

    @Test
    void nothingFollowsTheEnd() throws IOException {
        out.finish();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write('a'));
        out.flush();
        assertThat(target.pieces).containsExactly("0\r\n\r\n");
    }

    @Test
    void closingIsNeitherAnEndNorTheTargetsEnd() throws IOException {
        out.write('a');
        out.close();
        assertThat(target.pieces).isEmpty();
        assertThat(target.closed).isFalse();

        out.finish();

        assertThat(target.pieces).containsExactly("0001\r\na\r\n", "0\r\n\r\n");
    }

    @Test
    void whatIsWrittenIsCounted() throws IOException {
        out.write('a');
        out.write(new byte[3 * CHUNK]);

        assertThat(out.written()).isEqualTo(3 * CHUNK + 1);
    }

    @Test
    void aReaderOfChunksFindsTheEnd() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var chunks = new ChunkedOutput(bytes);
        for (int size = 0; size < 300; size++) {
            chunks.write(new byte[size]);
            chunks.flush();
        }
        chunks.finish();

        var skipper = ContentSkipper.of(new Framing.Chunked(), Long.MAX_VALUE);
        assertThat(skipper.skip(bytes.toByteArray(), 0, bytes.size())).isEqualTo(bytes.size());
        assertThat(skipper.state()).isEqualTo(State.DONE);
    }
}
