package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is what it was saves looking up all files in it.
class FolderVigilTest {
    private static final Names FIRST = Names.of(List.of("docs", "img", "first.txt"), false);
    private static final Names SECOND = Names.of(List.of("docs", "img", "second.txt"), false);

    @TempDir
    Path folder;

    Path root;
    Path images;

    /// An hour ahead, when what the test writes now has long settled.
    Instant now = Instant.now().plus(Duration.ofHours(1));

    FileMemory memory = memory(Duration.ZERO);

    private FileMemory memory(Duration trust) {
        return new FileMemory(() -> now, Retention.usual().withTrust(trust));
    }

    @BeforeEach
    void site() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        root = Files.createDirectory(folder.resolve("site"));
        images = Files.createDirectories(root.resolve("docs").resolve("img"));
        Files.writeString(images.resolve("first.txt"), "one");
        Files.writeString(images.resolve("second.txt"), "two");
        Files.createSymbolicLink(images.resolve("link.txt"), Path.of("first.txt"));
        Answers.awaitTick(images);
    }

    @Test
    void aFileIsKeptAsLongAsItsFolderIsUnchanged() throws IOException {
        Variants kept = keepBoth();
        for (int i = 0; i < 3; i++) {
            endTrust();
            assertThat(memory.find(SECOND)).containsSame(kept);
        }
    }

    @Test
    void whatWasLookedUpBeforeTheVigilBeganIsLookedUpOnceMore() throws IOException {
        Variants first = keep(FIRST);
        endTrust();
        assertThat(memory.find(FIRST)).isEmpty();
        assertThat(keep(FIRST)).isSameAs(first);

        endTrust();
        assertThat(memory.find(FIRST)).containsSame(first);
    }

    @Test
    void aNameThatIsNewBesideAFileEndsItsTrust() throws IOException {
        keepBoth();
        Files.writeString(images.resolve("second.txt.br"), "br");
        endTrust();

        assertThat(memory.find(SECOND)).isEmpty();
        assertThat(keep(SECOND).siblings()).containsOnlyKeys(Coding.BR);
    }

    @Test
    void aNameBesideAFileMayComeToStandForItWithoutAChangeOfTheFolder() throws IOException {
        Path sibling = Files.writeString(images.resolve("second.txt.br"), "too long");
        keepBoth();
        Files.writeString(sibling, "br");
        endTrust();

        assertThat(memory.find(SECOND)).isEmpty();
        assertThat(keep(SECOND).siblings()).containsOnlyKeys(Coding.BR);
    }

    @Test
    void aFolderThatWasMovedOutAndLinkedBackEndsTheTrust() throws IOException {
        for (Path moved : List.of(images, root.resolve("docs"))) {
            memory = memory(Duration.ZERO);
            keepBoth();
            Path outside = folder.resolve(moved.getFileName());
            Files.move(moved, outside);
            Files.createSymbolicLink(moved, outside);
            endTrust();
            assertThat(memory.find(SECOND)).isEmpty();

            Files.delete(moved);
            Files.move(outside, moved);
            Answers.awaitTick(images);
        }
    }

    @Test
    void aChangeOfTheFileIsSeenHoweverLongItIsTrusted() throws IOException {
        memory = memory(Duration.ofDays(1));
        keepBoth();
        Files.writeString(images.resolve("second.txt"), "new");
        endTrust();

        assertThat(memory.find(SECOND)).isEmpty();
    }

    @Test
    void aLookAtTheFolderCountsForTenSecondsWhoeverHasTakenIt() throws IOException {
        keep(FIRST);
        keep(FIRST);
        pass(5_000);
        keep(SECOND);
        pass(FileMemory.TRUST_MILLIS - 5_000 + 1);
        assertThat(memory.find(FIRST)).isPresent();
        Files.writeString(images.resolve("second.txt.br"), "br");
        pass(5_000);
        assertThat(memory.find(SECOND)).isPresent();

        pass(FileMemory.TRUST_MILLIS - 5_000 + 1);
        assertThat(memory.find(SECOND)).isEmpty();
    }

    @Test
    void aLinkIsLookedUpEachTime() throws IOException {
        Names link = Names.of(List.of("docs", "img", "link.txt"), false);
        keep(FIRST);
        keep(link);
        endTrust();

        assertThat(memory.find(link)).isEmpty();
    }

    @Test
    void aDateInTheFutureIsLookedAtEachTime() throws IOException {
        Files.setLastModifiedTime(images.resolve("second.txt"), FileTime.from(now.plusSeconds(1)));
        keepBoth();
        endTrust();

        assertThat(memory.find(SECOND)).isEmpty();
    }

    @Test
    void aFolderThatHasJustChangedTellsNothing() throws IOException {
        now = Instant.now();
        keepBoth();
        assertThat(memory.folder(SECOND)).isEmpty();
    }

    /// What is kept of the second file, whose folder is known since the first.
    private Variants keepBoth() throws IOException {
        keep(FIRST);
        return keep(SECOND);
    }

    private void endTrust() {
        pass(FileMemory.TRUST_MILLIS + 1);
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    private Variants keep(Names names) throws IOException {
        Optional<FolderVigil> before = memory.folder(names);
        DocumentRoot documents = DocumentRoot.of(root);
        Variants file = new Representations(() -> now).variants((RegularFile) documents.find(names), documents);
        return memory.keep(names, file, before).orElseThrow();
    }
}
