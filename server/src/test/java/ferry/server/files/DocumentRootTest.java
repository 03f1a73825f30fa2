package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentRootTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve("project/site"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("project/site"));
    }

    @Test
    void dotsAreNoPartOfItsName() {
        assertThat(DocumentRoot.of(folder.resolve("project/./site/../site")).path())
                .isEqualTo(folder.resolve("project/site"));
    }

    @Test
    void aLinkKeepsItsName() {
        assertThat(DocumentRoot.of(folder.resolve("link")).path()).isEqualTo(folder.resolve("link"));
    }

    @Test
    void whatIsAboveALinkIsAboveTheFolderThatItLeadsTo() {
        assertThat(DocumentRoot.of(folder.resolve("link/..")).path()).isEqualTo(folder.resolve("project"));
        assertThat(DocumentRoot.of(folder.resolve("link/../site")).path()).isEqualTo(folder.resolve("project/site"));
    }

    @Test
    void nothingIsAboveAFolderThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentRoot.of(folder.resolve("missing/..")))
                .withMessage("There is no folder " + folder.resolve("missing/..") + ".");
    }
}
