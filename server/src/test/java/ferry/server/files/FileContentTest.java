package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Body;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileContentTest {
    private static final int SMALL = FileContent.AT_ONCE;
    private static final int LARGE = FileContent.AT_ONCE + 1;

    @TempDir
    Path folder;

    @Test
    void smallContentIsReadAtOnceAndLargeWhileItIsSent() throws IOException {
        RegularFile small = found(SMALL);
        assertThat(read(small)).containsInstanceOf(Body.Bytes.class);
        RegularFile large = found(LARGE);
        try (Body body = read(large).orElseThrow()) {
            assertThat(body).isInstanceOf(FileBody.class);
            assertThat(Answers.openFilesBelow(folder)).isLessThanOrEqualTo(1);
        }
        assertThat(new Content.OnDisk(large).read(new ByteRange(5, 10))).containsInstanceOf(Body.Bytes.class);
        assertThat(Answers.openFilesBelow(folder)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, SMALL, LARGE})
    void aFileThatHasChangedSinceTheLookHasNoContent(int size) throws IOException {
        RegularFile longer = found(size);
        Files.write(longer.asked(), new byte[size + 1]);
        assertNoContent(longer);

        RegularFile shorter = found(size);
        Files.write(shorter.asked(), new byte[size - 1]);
        assertNoContent(shorter);

        RegularFile replaced = found(size);
        Path other = Files.write(folder.resolve("other"), new byte[size]);
        Files.setLastModifiedTime(other, replaced.state().modified());
        Files.delete(replaced.asked());
        Files.move(other, replaced.asked());
        assertNoContent(replaced);

        RegularFile gone = found(size);
        Files.delete(gone.asked());
        assertNoContent(gone);
    }

    @Test
    void aLinkOrFolderThatHasTakenTheNameIsNotOpened() throws IOException {
        RegularFile file = found(10);
        Path elsewhere = Files.write(folder.resolve("elsewhere"), new byte[10]);
        Files.delete(file.asked());
        Files.createSymbolicLink(file.asked(), elsewhere);
        assertNoContent(file);

        Files.delete(file.asked());
        Files.createDirectory(file.asked());
        assertNoContent(file);
    }

    @Test
    void aMeasuredFileHasItsLengthAndNothingElse() throws IOException {
        try (Body body = FileContent.measure(found(LARGE)).orElseThrow()) {
            assertThat(body.length()).hasValue(LARGE);
            assertThat(Answers.openFilesBelow(folder)).isZero();
            assertThatThrownBy(() -> body.writeTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private void assertNoContent(RegularFile file) throws IOException {
        assertThat(read(file)).isEmpty();
        assertThat(FileContent.measure(file)).isEmpty();
        assertThat(Answers.openFilesBelow(folder)).isZero();
    }

    private static Optional<Body> read(RegularFile file) throws IOException {
        return new Content.OnDisk(file).all();
    }

    private RegularFile found(int size) throws IOException {
        Path path = Files.write(folder.resolve("file"), new byte[size]).toRealPath();
        var real = new RealPath(folder.toRealPath(), path);
        return new RegularFile(path, real, FileState.of(real.attributes()));
    }
}
