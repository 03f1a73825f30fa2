package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RequestPath.Names;
import ferry.server.files.Resource.RegularFile;
import ferry.server.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NegotiationTest {
    private static final Names NAMES = Names.of(List.of("large.js"), false);

    /// Before the files settle, and after.
    private static final InstantSource EARLIER = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));

    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    @TempDir
    Path root;

    @BeforeEach
    void site() throws IOException {
        Files.write(root.resolve("large.js"), new byte[FileContent.AT_ONCE + 1]);
    }

    @Test
    void whatIsKeptIsCollectedWhileItIsSent() throws IOException {
        assertThat(collects(selected(LATER, FileMemory.LIMIT))).isTrue();
    }

    @Test
    void whatCanNotBeKeptIsNotCollected() throws IOException {
        assertThat(collects(selected(EARLIER, FileMemory.LIMIT))).isFalse();
        assertThat(collects(selected(LATER, 0))).isFalse();
    }

    @Test
    void whatHasChangedTakesNoPlace() throws IOException {
        Content.Compressed content = selected(EARLIER, 0);
        Files.write(root.resolve("large.js"), new byte[FileContent.AT_ONCE + 2]);
        for (int i = 0; i <= Negotiation.COMPRESSED_AT_A_TIME; i++) {
            assertThat(content.all(content.places().take().orElseThrow())).isEmpty();
        }
    }

    private static boolean collects(Content.Compressed content) throws IOException {
        try (Drafts.Draft draft = content.drafts().begin(OutputStream.nullOutputStream())) {
            draft.write(1);
            return draft.copy().isPresent();
        }
    }

    private Content.Compressed selected(InstantSource clock, long limit) throws IOException {
        var representations = new Representations(clock);
        var memory = new FileMemory(clock, Retention.usual().withLimit(limit));
        DocumentRoot documents = DocumentRoot.of(root);
        RegularFile file = (RegularFile) documents.find(NAMES);
        Variants variants = memory.keep(NAMES, representations.variants(file, documents), Optional.empty())
                .orElseThrow();
        Request request = Request.get("/large.js").with("Accept-Encoding", "gzip");
        return (Content.Compressed) new Negotiation(memory, representations)
                .select(request, NAMES, variants)
                .orElseThrow()
                .content();
    }
}
