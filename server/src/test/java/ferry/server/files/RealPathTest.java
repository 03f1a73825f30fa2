package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {
    @TempDir
    Path temporary;

    Path root;
    RealPath file;

    @BeforeEach
    void site() throws IOException {
        Path folder = temporary.toRealPath();
        root = folder.resolve("site");
        file = new RealPath(root, Answers.write(root, "docs/img/a.txt", "a"));
        Answers.write(folder, "outside/img/a.txt", "secret");
        Answers.write(folder, "outside/a.txt", "secret");
    }

    @Test
    void whatIsThereCanBeLookedAtReadAndListed() throws IOException {
        assertThat(file.attributes().size()).isEqualTo(1);
        assertThat(new RealPath(root, root).attributes().isDirectory()).isTrue();
        try (OpenFolder parent = file.parent();
                FileChannel channel = parent.file(file.name())) {
            assertThat(channel.size()).isEqualTo(1);
        }
        assertThat(list(new RealPath(root, root))).containsExactly(root.resolve("docs"));
        assertThat(list(new RealPath(root, root.resolve("docs/img")))).containsExactly(file.path());
        assertThat(Answers.openFilesBelow(root)).isZero();
    }

    @Test
    void aFolderThatHasBecomeALinkIsNotEntered() throws IOException {
        for (String link : List.of("docs", "docs/img")) {
            Path folder = root.resolve(link);
            Files.move(folder, root.resolve("away"));
            Files.createSymbolicLink(folder, temporary.resolve("outside"));
            assertThatThrownBy(file::attributes).isInstanceOf(IOException.class);
            assertThatThrownBy(file::parent).isInstanceOf(IOException.class);
            assertThatThrownBy(new RealPath(root, folder)::folder).isInstanceOf(IOException.class);
            Files.delete(folder);
            Files.move(root.resolve("away"), folder);
        }
        assertThat(file.attributes().size()).isEqualTo(1);
    }

    @Test
    void aFileThatHasBecomeALinkIsSeenAsOneAndNotOpened() throws IOException {
        Files.delete(file.path());
        Files.createSymbolicLink(file.path(), temporary.resolve("outside/a.txt"));
        assertThat(file.attributes().isSymbolicLink()).isTrue();
        try (OpenFolder parent = file.parent()) {
            assertThatThrownBy(() -> parent.file(file.name())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anOpenFolderStaysTheSameWhateverTakesItsName() throws IOException {
        try (OpenFolder parent = file.parent()) {
            Files.move(root.resolve("docs"), root.resolve("away"));
            Files.createSymbolicLink(root.resolve("docs"), temporary.resolve("outside"));
            assertThat(parent.attributes(file.name()).size()).isEqualTo(1);
            try (FileChannel channel = parent.file(file.name())) {
                assertThat(channel.size()).isEqualTo(1);
            }
        }
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        var inside = new RealPath(root, file.path().resolve("x"));
        assertThatThrownBy(inside::attributes).isInstanceOf(NotDirectoryException.class);
        assertThat(Answers.openFilesBelow(root)).isZero();
    }

    /// The file system in a zip knows no `openat`.
    @Test
    void whereFoldersCannotBeHeldNamesAreAppended() throws IOException {
        Path zip = temporary.resolve("site.zip");
        try (FileSystem system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path site = system.getPath("/site");
            var zipped = new RealPath(site, Answers.write(site, "docs/a.txt", "a"));
            assertThat(zipped.attributes().size()).isEqualTo(1);
            assertThat(list(new RealPath(site, site.resolve("docs")))).containsExactly(zipped.path());
            assertThatThrownBy(new RealPath(site, zipped.path())::folder).isInstanceOf(NotDirectoryException.class);
        }
    }

    private static List<Path> list(RealPath path) throws IOException {
        var entries = new ArrayList<Path>();
        try (OpenFolder folder = path.folder()) {
            folder.forEach(entries::add);
        }
        return entries;
    }
}
