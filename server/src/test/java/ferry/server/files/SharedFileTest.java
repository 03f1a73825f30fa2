package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.files.SharedFile.Hold;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFileTest {
    private static final int THREADS = 4;
    private static final int TURNS = 5_000;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = Files.writeString(folder.resolve("file"), "content");
    }

    @Test
    void theLastOfItsHoldersClosesIt() throws IOException {
        FileChannel channel = FileChannel.open(path);
        Hold first = SharedFile.first(channel);
        Hold second = first.file().hold().orElseThrow();
        first.close();
        assertThat(second.channel()).isSameAs(channel).matches(FileChannel::isOpen);
        second.close();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoLetsGoTwiceLetsGoOnce() throws IOException {
        FileChannel channel = FileChannel.open(path);
        Hold first = SharedFile.first(channel);
        Hold second = first.file().hold().orElseThrow();
        first.close();
        first.close();
        assertThat(channel.isOpen()).isTrue();
        second.close();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void nobodyTakesHoldOfItWhenItIsClosed() throws IOException {
        Hold hold = SharedFile.first(FileChannel.open(path));
        hold.close();
        assertThat(hold.file().hold()).isEmpty();
        assertThatThrownBy(hold::channel).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptClosesItForAll() throws IOException {
        try (Hold hold = SharedFile.first(FileChannel.open(path))) {
            FileChannel channel = hold.channel();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1), 0)).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(hold.file().isOpen()).isFalse();
        }
    }

    /// Each takes hold of the file that is there, or opens another and puts it there, and reads. Were one closed too
    /// early, reading would fail; were one never closed, it would be open at the end.
    @Test
    void whateverWasOpenedIsClosedAndNobodyReadsAfterThat() throws Exception {
        Queue<FileChannel> opened = new ConcurrentLinkedQueue<>();
        Hold none = SharedFile.first(FileChannel.open(path));
        none.close();
        AtomicReference<SharedFile> current = new AtomicReference<>(none.file());
        Callable<Boolean> reader = () -> {
            for (int i = 0; i < TURNS; i++) {
                try (Hold hold = holdOrOpen(current, opened)) {
                    assertThat(hold.channel().read(ByteBuffer.allocate(1), i % 7))
                            .isEqualTo(1);
                }
            }
            return true;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> each : threads.invokeAll(
                    Stream.generate(() -> reader).limit(THREADS).toList())) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(opened).isNotEmpty().noneMatch(FileChannel::isOpen);
    }

    private Hold holdOrOpen(AtomicReference<SharedFile> current, Queue<FileChannel> opened) throws IOException {
        Optional<Hold> held = current.get().hold();
        if (held.isPresent()) {
            return held.get();
        }
        FileChannel channel = FileChannel.open(path);
        opened.add(channel);
        Hold first = SharedFile.first(channel);
        current.set(first.file());
        return first;
    }
}
