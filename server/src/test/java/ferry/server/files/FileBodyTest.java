package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileBodyTest {
    private static final int SIZE = 3 * FileBody.BUFFER_SIZE + 17;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0, 1",
        "0, 131071",
        "0, 131072",
        "0, 131073",
        "1, 131072",
        "5, 393228",
        "0, 393233",
        "393232, 1"
    })
    void itSendsExactlyItsRange(long first, long length) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        try (var body = open(file, new ByteRange(first, length))) {
            var out = new ByteArrayOutputStream();
            body.writeTo(out);
            assertThat(body.length()).hasValue(length);
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(content, (int) first, (int) (first + length)));
        }
    }

    @Test
    void whatAFileHasGrownByStaysBehind() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[SIZE]);
        try (var body = open(file, ByteRange.whole(SIZE))) {
            Files.write(file, new byte[1000], StandardOpenOption.APPEND);
            var out = new ByteArrayOutputStream();
            body.writeTo(out);
            assertThat(out.size()).isEqualTo(SIZE);
        }
    }

    @Test
    void aFileThatHasShrunkFails() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[SIZE]);
        try (var body = open(file, ByteRange.whole(SIZE))) {
            truncate(file, 100);
            var out = new ByteArrayOutputStream();
            assertThatThrownBy(() -> body.writeTo(out)).isInstanceOf(EOFException.class);
            assertThat(out.size()).isEqualTo(100);
        }
    }

    @Test
    void aFileThatShrinksWhileItIsSentFails() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[SIZE]);
        try (var body = open(file, ByteRange.whole(SIZE))) {
            var truncating = new OutputStream() {
                private long count;

                @Override
                public void write(int b) {
                    count++;
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    count += length;
                    truncate(file, 10);
                }
            };
            assertThatThrownBy(() -> body.writeTo(truncating)).isInstanceOf(EOFException.class);
            assertThat(truncating.count).isEqualTo(FileBody.BUFFER_SIZE);
        }
    }

    @Test
    void itHoldsItsFileUntilItIsClosed() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[SIZE]);
        FileChannel channel = FileChannel.open(file);
        var body = new FileBody(SharedFile.first(channel), ByteRange.whole(SIZE));
        body.writeTo(OutputStream.nullOutputStream());
        assertThat(channel.isOpen()).isTrue();
        body.close();
        assertThat(channel.isOpen()).isFalse();
    }

    private static FileBody open(Path file, ByteRange range) throws IOException {
        return new FileBody(SharedFile.first(FileChannel.open(file)), range);
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
