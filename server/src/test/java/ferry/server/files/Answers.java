package ferry.server.files;

import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Asks as a connection does: what it gets it reads to the end and closes.
final class Answers {
    private Answers() {}

    static byte[] bytes(Response response) throws IOException {
        try (var body = response.body()) {
            var content = new ByteArrayOutputStream();
            body.writeTo(content);
            return content.toByteArray();
        }
    }

    static String text(Response response) throws IOException {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    /// The answer without its content.
    static Response head(StaticFiles files, Request request) throws IOException {
        Response response = files.handle(request);
        response.body().close();
        return response;
    }

    static Response head(StaticFiles files, Method method, String target) throws IOException {
        return head(files, Request.of(method, target));
    }

    static int status(StaticFiles files, String target) throws IOException {
        return head(files, Method.GET, target).status().code();
    }

    static String header(Response response, String name) {
        return response.headers().first(name).orElse("");
    }

    /// Writes a file, and the folders to it.
    static Path write(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, content);
    }

    /// Waits until a change in this folder has a later date than all before it.
    static void awaitTick(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "tick", "");
        Object before = Files.getAttribute(probe, "unix:ctime");
        while (Files.getAttribute(probe, "unix:ctime").equals(before)) {
            Files.writeString(probe, "tock");
            Thread.onSpinWait();
        }
        Files.delete(probe);
    }

    /// How many files below this folder the process holds open; 0 where that can't be known.
    static long openFilesBelow(Path folder) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        Path real = folder.toRealPath();
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.filter(descriptor -> leadsBelow(descriptor, real)).count();
        }
    }

    /// Waits until the process holds no file below this folder open: what was asked for a moment ago may be.
    static void awaitNoneOpenBelow(Path folder) throws IOException {
        Await.until(() -> openFilesBelow(folder) == 0);
    }

    private static boolean leadsBelow(Path descriptor, Path folder) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (IOException _) {
            // Closed meanwhile.
            return false;
        }
    }
}
