package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.files.SharedFile.Hold;
import ferry.server.files.SharedFile.Opener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    private static final int LIMIT = 2;

    @TempDir
    Path folder;

    private final Rounds rounds = new Rounds();
    private final List<FileChannel> opened = new CopyOnWriteArrayList<>();
    private final OpenFiles files = new OpenFiles(LIMIT, rounds);
    private final Opener keeper = files.keeper(this::openFile);
    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = Files.writeString(folder.resolve("file"), "content");
    }

    @Test
    void aFileThatIsAskedForOnceDoesNotStayOpen() throws IOException {
        assertThat(ask(keeper).isOpen()).isFalse();
        assertThat(files.count()).isZero();
    }

    @Test
    void aFileThatIsAskedForAgainStaysOpen() throws IOException {
        ask(keeper);
        FileChannel second = ask(keeper);
        assertThat(second.isOpen()).isTrue();
        assertThat(ask(keeper)).isSameAs(second);
        assertThat(files.count()).isEqualTo(1);
        assertThat(opened).hasSize(2);
    }

    @Test
    void aFileThatNobodyAsksForIsLetGo() throws Exception {
        FileChannel idle = keepOpen(keeper);
        Opener other = files.keeper(this::openFile);
        FileChannel busy = keepOpen(other);
        rounds.end();
        assertThat(idle.isOpen()).isTrue();
        ask(other);
        rounds.end();
        assertThat(idle.isOpen()).isFalse();
        assertThat(busy.isOpen()).isTrue();
        assertThat(files.count()).isEqualTo(1);
        assertThat(keepOpen(keeper)).isNotSameAs(idle);
    }

    @Test
    void whoHasAFileThatIsLetGoReadsOn() throws Exception {
        keepOpen(keeper);
        try (Hold underWay = keeper.open().orElseThrow()) {
            rounds.end();
            rounds.endLast();
            Await.until(() -> files.count() == 0);
            assertThat(underWay.channel().read(ByteBuffer.allocate(1), 0)).isEqualTo(1);
        }
        awaitAllClosed();
    }

    @Test
    void noMoreThanTheLimitStayOpen() throws Exception {
        keepOpen(keeper);
        keepOpen(files.keeper(this::openFile));
        Opener third = files.keeper(this::openFile);
        ask(third);
        assertThat(ask(third).isOpen()).isFalse();
        assertThat(files.count()).isEqualTo(LIMIT);

        rounds.end();
        rounds.endLast();
        Await.until(() -> files.count() == 0);
        assertThat(keepOpen(third).isOpen()).isTrue();
    }

    @Test
    void whatCannotBeOpenedIsNotKept() throws IOException {
        Opener changed = files.keeper(Optional::empty);
        assertThat(changed.open()).isEmpty();
        assertThat(changed.open()).isEmpty();
        Opener failing = files.keeper(() -> {
            throw new IOException("too many open files");
        });
        assertThatThrownBy(failing::open).isInstanceOf(IOException.class);
        assertThatThrownBy(failing::open).isInstanceOf(IOException.class);
        assertThat(files.count()).isZero();
    }

    @Test
    void whatAnInterruptHasClosedIsOpenedAnew() throws IOException {
        FileChannel first = keepOpen(keeper);
        first.close();
        FileChannel second = ask(keeper);
        assertThat(second).isNotSameAs(first).matches(FileChannel::isOpen);
        assertThat(ask(keeper)).isSameAs(second);
        assertThat(files.count()).isEqualTo(1);
    }

    @Test
    void nothingRunsWhenNothingIsKept() throws Exception {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        var watched = new OpenFiles(LIMIT, () -> threads.add(Thread.currentThread()));
        Opener kept = watched.keeper(this::openFile);
        for (int i = 1; i <= 2; i++) {
            keepOpen(kept);
            int begun = i;
            Await.until(() -> threads.stream().distinct().count() == begun);
            threads.getLast().join();
            assertThat(watched.count()).isZero();
        }
        awaitAllClosed();
    }

    /// Many ask for files that are let go all the time, and more than may stay open. Were one closed too early, reading
    /// would fail; were one never closed, it would be open at the end.
    @Test
    void whateverWasOpenedIsClosedAndNobodyReadsAfterThat() throws Exception {
        var hasty = new OpenFiles(LIMIT, Thread::onSpinWait);
        List<Opener> keepers = IntStream.range(0, LIMIT + 1)
                .mapToObj(_ -> hasty.keeper(this::openFile))
                .toList();
        Callable<Boolean> reader = () -> {
            for (int i = 0; i < 500; i++) {
                try (Hold hold = keepers.get(i % keepers.size()).open().orElseThrow()) {
                    assertThat(hold.channel().read(ByteBuffer.allocate(1), i % 7))
                            .isEqualTo(1);
                }
            }
            return true;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                assertThat(each.get()).isTrue();
            }
        }
        Await.until(() -> hasty.count() == 0);
        awaitAllClosed();
    }

    private Optional<Hold> openFile() throws IOException {
        FileChannel channel = FileChannel.open(path);
        opened.add(channel);
        return Optional.of(SharedFile.first(channel));
    }

    /// As a response does that is sent at once.
    private static FileChannel ask(Opener opener) throws IOException {
        try (Hold hold = opener.open().orElseThrow()) {
            return hold.channel();
        }
    }

    private static FileChannel keepOpen(Opener opener) throws IOException {
        ask(opener);
        return ask(opener);
    }

    private void awaitAllClosed() throws IOException {
        Await.until(() -> opened.stream().noneMatch(FileChannel::isOpen));
    }
}
