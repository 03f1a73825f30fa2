package ferry.server.files;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.files.Places.Place;
import ferry.server.http.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
    private static final int LIMIT = 100_000;

    private final Drafts drafts = new Drafts(LIMIT);
    private final List<byte[]> made = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8 * 1024 - 1, 8 * 1024, 8 * 1024 + 1, 100_000})
    void theSameContentBecomesTheSameBytesHoweverItIsWritten(int piece) throws IOException {
        byte[] content = text(300_000);
        byte[] pieces = sent(out -> {
            for (int at = 0; at < content.length; at += piece) {
                out.write(content, at, Math.min(piece, content.length - at));
            }
        });
        assertThat(decoded(pieces)).isEqualTo(content);
        assertThat(pieces).isEqualTo(Gzip.smaller(Body.of(content)).orElseThrow());
    }

    @Test
    void whatDoesNotBecomeSmallerIsNotCompressed() throws IOException {
        assertThat(Gzip.smaller(Body.of(noise(5000)))).isEmpty();
        assertThat(Gzip.smaller(Body.of(text(5000)))).isPresent();
    }

    @Test
    void whatWasSentToTheEndIsCollected() throws IOException {
        byte[] content = text(50_000);
        byte[] sent = sent(out -> out.write(content));
        assertThat(made).singleElement().isEqualTo(sent);
    }

    @Test
    void whatIsTooMuchIsSentButNotCollected() throws IOException {
        byte[] content = noise(LIMIT);
        assertThat(decoded(sent(out -> out.write(content)))).isEqualTo(content);
        assertThat(made).isEmpty();
    }

    @Test
    void whatBreaksOffHasNoEndAndIsNotCollected() {
        var out = new ByteArrayOutputStream();
        byte[] content = noise(50_000);
        Body breaking = Body.streamed(OptionalLong.of(100_000), target -> {
            target.write(content);
            throw new EOFException("a file has shrunk while it was sent");
        });
        assertThatThrownBy(() -> new GzipBody(breaking, place(), drafts, made::add).writeTo(out))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoded(out.toByteArray())).isInstanceOf(EOFException.class);
        assertThat(made).isEmpty();
    }

    @Test
    void onlyAFewAreCollectedAtATime() throws IOException {
        var held = new ArrayList<Drafts.Draft>();
        for (int i = 0; i < Drafts.AT_A_TIME; i++) {
            held.add(drafts.begin(new ByteArrayOutputStream()));
        }
        sent(out -> out.write(text(5000)));
        assertThat(made).isEmpty();

        held.getFirst().close();
        sent(out -> out.write(text(5000)));
        assertThat(made).hasSize(1);
        sent(out -> out.write(text(5000)));
        assertThat(made).hasSize(2);
    }

    @Test
    void aCopyThatHasBecomeTooMuchMakesRoomWhileTheRestIsSent() throws IOException {
        for (int i = 0; i < Drafts.AT_A_TIME; i++) {
            drafts.begin(OutputStream.nullOutputStream()).write(new byte[LIMIT + 1]);
        }
        sent(out -> out.write(text(5000)));
        assertThat(made).hasSize(1);
    }

    @Test
    void roomIsMadeOnce() throws IOException {
        Drafts.Draft large = drafts.begin(OutputStream.nullOutputStream());
        large.write(new byte[LIMIT + 1]);
        large.close();
        for (int i = 0; i < Drafts.AT_A_TIME; i++) {
            drafts.begin(OutputStream.nullOutputStream()).write(1);
        }
        sent(out -> out.write(text(5000)));
        assertThat(made).isEmpty();
    }

    @Test
    void closingItClosesWhatIsCompressedAndMakesRoom() throws IOException {
        var closed = new ArrayList<String>();
        Body plain = new Body.Streamed() {
            @Override
            public OptionalLong length() {
                return OptionalLong.of(0);
            }

            @Override
            public void writeTo(OutputStream out) {}

            @Override
            public void close() {
                closed.add("plain");
            }
        };
        var places = new Places(1);
        Place place = places.take().orElseThrow();
        var body = new GzipBody(plain, place, drafts, made::add);
        assertThat(body.length()).isEmpty();
        body.writeTo(new ByteArrayOutputStream());
        assertThat(closed).isEmpty();
        assertThat(places.take()).isEmpty();
        body.close();
        assertThat(closed).containsExactly("plain");
        assertThat(places.take()).isPresent();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        var places = new Places(1);
        Place place = places.take().orElseThrow();
        assertThat(places.take()).isEmpty();
        place.close();
        place.close();
        assertThat(places.take()).isPresent();
        assertThat(places.take()).isEmpty();
    }

    @Test
    void aFileIsReadInSmallPieces(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), noise(FileBody.BUFFER_SIZE));
        try (FileChannel channel = FileChannel.open(file, READ, WRITE);
                var gzip = new Gzip(truncating(channel))) {
            assertThatThrownBy(() -> gzip.compress(
                            new FileBody(SharedFile.first(channel), ByteRange.whole(FileBody.BUFFER_SIZE))))
                    .isInstanceOf(EOFException.class);
        }
    }

    /// Empties the file when something of its content arrives; before that there is but the header.
    private static OutputStream truncating(FileChannel file) {
        return new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (length > 10) {
                    file.truncate(0);
                }
            }
        };
    }

    private static Place place() {
        return new Places(1).take().orElseThrow();
    }

    private byte[] sent(Body.Source source) throws IOException {
        var out = new ByteArrayOutputStream();
        new GzipBody(Body.streamed(OptionalLong.empty(), source), place(), drafts, made::add).writeTo(out);
        return out.toByteArray();
    }

    private static byte[] decoded(byte[] coded) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes();
    }

    private static byte[] text(int length) {
        var random = new Random(7);
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(6));
        }
        return text;
    }

    private static byte[] noise(int length) {
        var noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }
}
