package ferry.bench.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A client that asks for a long text in the coding gzip again and again. The file gets a new date each time, so
/// that no server can have kept it. Confined to the thread that made it.
final class CompressingClient implements Burden {

    private final Server server;
    private final Path file;
    private final AtomicInteger compressed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Thread thread;

    CompressingClient(Server server, Site site) {
        this.server = server;
        this.file = site.folder().resolve(Site.LONG_TEXT);
        this.thread = Thread.ofPlatform().start(this::askOnAndOn);
    }

    private void askOnAndOn() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ask();
            } catch (IOException e) {
                failed.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask() throws IOException, InterruptedException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        HttpResponse<byte[]> response = Fetch.bytes(server.uri("/" + Site.LONG_TEXT), "Accept-Encoding", "gzip");
        boolean gzip = response.headers().firstValue("Content-Encoding").equals(Optional.of("gzip"));
        (gzip ? compressed : failed).incrementAndGet();
    }

    @Override
    public Map<String, Double> figures() {
        return Map.of("compressed", (double) compressed.get(), "not compressed", (double) failed.get());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
