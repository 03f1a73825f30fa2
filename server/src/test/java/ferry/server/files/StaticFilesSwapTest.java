package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may write into the root exchanges a folder for a link to a secret one and back, over and over:
/// between any two looks at a path it may lead elsewhere.
@ParameterizedClass
@ValueSource(longs = {0, 3600})
class StaticFilesSwapTest {
    private static final int REQUESTS = 2_000;
    private static final int SWAPS = 500;
    private static final int LARGE = FileContent.AT_ONCE + 1;

    /// How far the clock is ahead; an hour later all files have settled and small ones are kept.
    @Parameter
    long ahead;

    @TempDir
    Path folder;

    Path root;

    @BeforeEach
    void site() throws IOException {
        root = folder.resolve("site");
        fill(root.resolve("swapped/in"), "p");
        fill(folder.resolve("outside/in"), "secret");
        Files.createSymbolicLink(root.resolve(".link"), folder.resolve("outside"));
    }

    @Test
    @Timeout(60)
    void theSecretIsNeverServed() throws Exception {
        StaticFiles files = StaticFiles.serving(root, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead)));
        List<String> secretTags = tags(StaticFiles.serving(folder.resolve("outside")));
        var done = new AtomicBoolean();
        var swaps = new AtomicInteger();
        int served = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            Future<?> swapping = pool.submit(() -> swap(done, swaps));
            try {
                // Whose thread runs when is the system's business: on a busy machine it may always be the link's turn.
                for (int i = 0; i < REQUESTS || swaps.get() < SWAPS || served == 0; i++) {
                    served += ask(files, request(i, secretTags), secretTags) ? 1 : 0;
                }
            } finally {
                done.set(true);
                swapping.get();
            }
        }
        Answers.awaitNoneOpenBelow(folder);
    }

    private static Request request(int i, List<String> secretTags) {
        return switch (i % 6) {
            case 0 -> Request.get("/swapped/in/small.txt");
            case 1 -> Request.get("/swapped/in/");
            case 2 -> Request.get("/swapped/in/large.txt").with("If-None-Match", secretTags.getLast());
            case 3 -> Request.get("/swapped/in/large.txt").with("Range", "bytes=" + (LARGE + 5) + "-,9999999-");
            default -> Request.get("/swapped/in/large.txt");
        };
    }

    /// Whether there was content.
    private static boolean ask(StaticFiles files, Request request, List<String> secretTags) throws IOException {
        Response response = files.handle(request);
        Headers headers = response.headers();
        assertThat(response.status().code()).isIn(200, 404, 416, 503);
        assertThat(Answers.text(response)).doesNotContain("secret");
        assertThat(headers.first("ETag"))
                .isNotIn(secretTags.stream().map(Optional::of).toList());
        assertThat(headers.first("Content-Range").orElse("bytes */" + LARGE)).isEqualTo("bytes */" + LARGE);
        return response.status().code() == 200;
    }

    private Void swap(AtomicBoolean done, AtomicInteger swaps) throws IOException {
        while (!done.get()) {
            exchange(".folder", ".link");
            exchange(".link", ".folder");
            swaps.incrementAndGet();
        }
        return null;
    }

    private void exchange(String away, String in) throws IOException {
        Path place = root.resolve("swapped");
        Files.move(place, root.resolve(away), StandardCopyOption.ATOMIC_MOVE);
        Files.move(root.resolve(in), place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> tags(StaticFiles files) throws IOException {
        return List.of(
                Answers.header(Answers.head(files, Request.get("/in/small.txt")), "ETag"),
                Answers.header(Answers.head(files, Request.get("/in/large.txt")), "ETag"));
    }

    private static void fill(Path folder, String text) throws IOException {
        Answers.write(folder, "small.txt", text);
        Answers.write(folder, "large.txt", text.repeat(LARGE));
        Answers.write(folder, "the " + text + ".txt", "");
    }
}
