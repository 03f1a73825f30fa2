package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.RegularFile;
import ferry.server.files.Variants.Gzipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMemoryTest {
    private static final Names NAMES = Names.of(List.of("a.txt"), false);

    @TempDir
    Path folder;

    Path root;

    /// An hour ahead, when what the test writes now has long settled.
    Instant now = Instant.now().plus(Duration.ofHours(1));

    FileMemory memory = memory(FileMemory.LIMIT);

    private FileMemory memory(long limit) {
        return new FileMemory(() -> now, new Retention(limit, Duration.ZERO));
    }

    @BeforeEach
    void site() throws IOException {
        root = Files.createDirectory(folder.resolve("site"));
        assumeThat(root.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Files.writeString(root.resolve("a.txt"), "one");
    }

    @Test
    void aFileIsKeptUntilItsTrustEnds() throws IOException {
        assertThat(memory.find(NAMES)).isEmpty();
        Variants kept = keep(NAMES);
        assertThat(memory.find(NAMES)).containsSame(kept);
        now = now.plusMillis(FileMemory.TRUST_MILLIS);
        assertThat(memory.find(NAMES)).containsSame(kept);
        now = now.plusMillis(1);
        assertThat(memory.find(NAMES)).isEmpty();
    }

    @Test
    void aClockThatIsSetBackEndsTheTrust() throws IOException {
        keep(NAMES);
        now = now.minusMillis(1);
        assertThat(memory.find(NAMES)).isEmpty();
    }

    @Test
    void whatIsFoundAgainIsTrustedAgainWithAllThatWasMadeOfIt() throws IOException {
        Files.writeString(root.resolve("a.txt.br"), "br");
        Variants kept = keep(NAMES);
        Variants more = kept.with(new Gzipped.Made(kept.plain()));
        memory.replace(NAMES, kept, more);
        endTrust();

        assertThat(keep(NAMES)).isSameAs(more);
        now = now.plusMillis(FileMemory.TRUST_MILLIS);
        assertThat(memory.find(NAMES)).containsSame(more);
    }

    @Test
    void aChangeBehindARestoredDateEndsLongTrust() throws IOException {
        memory = new FileMemory(() -> now, new Retention(FileMemory.LIMIT, Duration.ofDays(1)));
        FileTime date = Files.getLastModifiedTime(root.resolve("a.txt"));
        Variants kept = keep(NAMES);
        Answers.awaitTick(root);
        Files.writeString(root.resolve("a.txt"), "two");
        Files.setLastModifiedTime(root.resolve("a.txt"), date);
        assertThat(memory.find(NAMES)).containsSame(kept);
        endTrust();

        assertReadAnew(kept);
    }

    @Test
    void withOtherSiblingsAFileIsReadAnew() throws IOException {
        Variants alone = keep(NAMES);
        Path sibling = Files.writeString(root.resolve("a.txt.br"), "br");
        endTrust();
        Variants coded = assertReadAnew(alone);
        assertThat(coded.siblings()).containsOnlyKeys(Coding.BR);

        Files.writeString(sibling, "b");
        endTrust();
        Variants other = assertReadAnew(coded);

        Files.move(sibling, root.resolve("a.txt.gz"));
        endTrust();
        assertThat(assertReadAnew(other).siblings()).containsOnlyKeys(Coding.GZIP);
    }

    @Test
    void aDateThatWasInTheFutureIsSaidWhenItHasCome() throws IOException {
        Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(now.plusSeconds(1)));
        Variants kept = keep(NAMES);
        assertThat(kept.plain().headers().contains("Last-Modified")).isFalse();
        endTrust();

        assertThat(assertReadAnew(kept).plain().headers().contains("Last-Modified"))
                .isTrue();
    }

    @Test
    void whatHasJustChangedIsNotKept() throws IOException {
        memory = new FileMemory(InstantSource.system(), Retention.usual());
        Variants file = keep(NAMES);
        assertThat(file.plain().content()).isInstanceOf(Content.OnDisk.class);
        assertThat(memory.find(NAMES)).isEmpty();
    }

    @Test
    void theContentOfALargeFileIsNotKept() throws IOException {
        Files.write(root.resolve("a.txt"), new byte[FileContent.AT_ONCE + 1]);
        assertThat(keep(NAMES).plain().content()).isInstanceOf(Content.OnDisk.class);
        assertThat(memory.weight()).isEqualTo(weight(NAMES, 0));
        Files.write(root.resolve("a.txt"), new byte[FileContent.AT_ONCE]);
        assertThat(keep(NAMES).plain().content()).isInstanceOf(Content.InMemory.class);
        assertThat(memory.weight()).isEqualTo(weight(NAMES, FileContent.AT_ONCE));
    }

    @Test
    void whatHasChangedSinceItWasLookedUpIsNotKept() throws IOException {
        Variants file = look(NAMES);
        Files.writeString(root.resolve("a.txt"), "longer");
        assertThat(memory.keep(NAMES, file, Optional.empty())).isEmpty();
        Files.delete(root.resolve("a.txt"));
        assertThat(memory.keep(NAMES, file, Optional.empty()).isPresent()
                        && memory.find(NAMES).isPresent())
                .isFalse();
    }

    @Test
    void aLargeFileThatHasChangedSinceItWasLookedUpIsNotKept() throws IOException {
        Files.write(root.resolve("a.txt"), new byte[FileContent.AT_ONCE + 1]);
        Variants file = look(NAMES);
        Files.write(root.resolve("a.txt"), new byte[FileContent.AT_ONCE + 2]);
        assertThat(memory.keep(NAMES, file, Optional.empty())).isEmpty();
        assertThat(memory.weight()).isZero();
    }

    @Test
    void aChangeBehindARestoredDateIsSeen() throws IOException {
        FileTime date = Files.getLastModifiedTime(root.resolve("a.txt"));
        keep(NAMES);
        Answers.awaitTick(root);
        Files.writeString(root.resolve("a.txt"), "two");
        Files.setLastModifiedTime(root.resolve("a.txt"), date);
        assertForgotten();
    }

    @Test
    void aChangedPermissionIsSeen() throws IOException {
        keep(NAMES);
        Answers.awaitTick(root);
        Files.setPosixFilePermissions(root.resolve("a.txt"), PosixFilePermissions.fromString("---------"));
        assertForgotten();
    }

    @Test
    void aTouchedReplacedOrMissingFileIsForgotten() throws IOException {
        Path file = root.resolve("a.txt");
        keep(NAMES);
        Answers.awaitTick(root);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        assertForgotten();
        keep(NAMES);
        Files.move(Files.writeString(root.resolve("b"), "two"), file, StandardCopyOption.ATOMIC_MOVE);
        assertForgotten();
        keep(NAMES);
        Files.delete(file);
        assertForgotten();
    }

    @Test
    void aLinkThatLeadsElsewhereIsForgotten() throws IOException {
        Names link = Names.of(List.of("link"), false);
        Path other = Files.writeString(root.resolve("other.txt"), "one");
        Path outside = Files.writeString(folder.resolve("secret.txt"), "one");
        Files.createSymbolicLink(root.resolve("link"), Path.of("a.txt"));
        for (Path target : List.of(other, outside)) {
            Variants kept = keep(link);
            assertThat(memory.find(link)).containsSame(kept);
            Path next = Files.createSymbolicLink(root.resolve("next"), target);
            Files.move(next, root.resolve("link"), StandardCopyOption.ATOMIC_MOVE);
            assertThat(memory.find(link)).isEmpty();
        }
    }

    @Test
    void aLargeFileThatIsDrivenOutDoesNotStayOpen() throws Exception {
        var rounds = new Rounds();
        var open = new OpenFiles(1, rounds);
        Names other = Names.of(List.of("b.txt"), false);
        Files.write(root.resolve("a.txt"), new byte[FileContent.AT_ONCE + 1]);
        Files.write(root.resolve("b.txt"), new byte[FileContent.AT_ONCE + 1]);
        memory = new FileMemory(() -> now, new Retention(weight(NAMES, 0), Duration.ZERO), open);
        Content driven = keep(NAMES).plain().content();
        for (int i = 0; i < 2; i++) {
            driven.all().orElseThrow().close();
        }
        assertThat(open.count()).isEqualTo(1);

        keep(other);
        assertThat(memory.find(NAMES)).isEmpty();
        rounds.end();
        rounds.endLast();
        Await.until(() -> open.count() == 0);
    }

    @Test
    void aVeryLargeFileDoesNotStayOpen() throws IOException {
        var open = new OpenFiles();
        memory = new FileMemory(() -> now, Retention.usual(), open);
        Files.write(root.resolve("a.txt"), new byte[FileMemory.STAYS_OPEN + 1]);
        Content content = keep(NAMES).plain().content();
        for (int i = 0; i < 3; i++) {
            content.all().orElseThrow().close();
        }
        assertThat(open.count()).isZero();
    }

    @Test
    void aThousandFilesStayWithinTheLimit() throws IOException {
        Names longest = Names.of(List.of("a.txt", "as", "key", "999"), false);
        long limit = 20L * weight(longest, 3);
        memory = memory(limit);
        for (int i = 0; i < 1000; i++) {
            memory.keep(
                    Names.of(List.of("a.txt", "as", "key", "%03d".formatted(i)), false), look(NAMES), Optional.empty());
            assertThat(memory.weight()).isLessThanOrEqualTo(limit);
        }
        assertThat(memory.weight()).isEqualTo(limit);
    }

    @Test
    void siblingsAreKeptWithTheirFile() throws IOException {
        Files.writeString(root.resolve("a.txt.br"), "br");
        Variants kept = keep(NAMES);
        assertThat(kept.siblings()).containsOnlyKeys(Coding.BR);
        assertThat(kept.siblings().values())
                .extracting(Representation::content)
                .hasOnlyElementsOfType(Content.InMemory.class);
        assertThat(memory.find(NAMES)).containsSame(kept);
        assertThat(memory.weight()).isEqualTo(weight(NAMES, 3) + weight(NAMES, 2));
    }

    @Test
    void withASiblingThatHasChangedSinceItWasLookedUpNothingIsKept() throws IOException {
        Path sibling = Files.writeString(root.resolve("a.txt.br"), "br");
        Variants file = look(NAMES);
        Files.writeString(sibling, "b");
        assertThat(memory.keep(NAMES, file, Optional.empty())).isEmpty();
        assertThat(memory.weight()).isZero();
    }

    @Test
    void whatIsKeptIsReplacedIfItIsStillTheSame() throws IOException {
        Variants kept = keep(NAMES);
        Variants more = kept.with(new Gzipped.Made(kept.plain()));
        memory.replace(NAMES, kept, more);
        assertThat(memory.find(NAMES)).containsSame(more);
        assertThat(memory.weight()).isEqualTo(2 * weight(NAMES, 3));
        memory.replace(NAMES, kept, kept.with(new Gzipped.Useless()));
        assertThat(memory.find(NAMES)).containsSame(more);
        memory.forget(NAMES);
        memory.replace(NAMES, more, kept);
        assertForgotten();
    }

    @Test
    void whatHasChangedIsNotReplaced() throws IOException {
        Variants kept = keep(NAMES);
        Answers.awaitTick(root);
        Files.writeString(root.resolve("a.txt"), "two");
        memory.replace(NAMES, kept, kept.with(new Gzipped.Made(kept.plain())));
        assertForgotten();
    }

    /// Of an entry with so much content.
    private static long weight(Names names, long content) {
        return FileMemory.OVERHEAD
                + (long) FileMemory.COPIES_OF_NAMES * names.path().length()
                + content;
    }

    private void endTrust() {
        now = now.plusMillis(FileMemory.TRUST_MILLIS + 1);
        assertThat(memory.find(NAMES)).isEmpty();
    }

    private Variants assertReadAnew(Variants before) throws IOException {
        Variants file = keep(NAMES);
        assertThat(file).isNotSameAs(before);
        assertThat(memory.find(NAMES)).containsSame(file);
        return file;
    }

    private void assertForgotten() {
        assertThat(memory.find(NAMES)).isEmpty();
        assertThat(memory.weight()).isZero();
    }

    private Variants keep(Names names) throws IOException {
        return memory.keep(names, look(names), Optional.empty()).orElseThrow();
    }

    private Variants look(Names names) throws IOException {
        DocumentRoot documents = DocumentRoot.of(root);
        var file = (RegularFile) documents.find(names);
        return new Representations(() -> now).variants(file, documents);
    }
}
