package ferry.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Runs of the program that serve a few pages to themselves and end. Stateless.
///
/// The launcher has the JVM watch them, and write a cache of what they have needed: with that, the real runs start
/// fast. So they do what those do, from the command line to a page on the wire, once at a terminal and once in a
/// script.
final class Rehearsal {
    private static final int ROUNDS = 100;

    /// A file that has changed just now is not kept in memory.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private Rehearsal() {}

    /// Runs the rehearsals, in a folder of its own.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path site = Files.createTempDirectory("ferry-rehearsal");
        Path page = site.resolve("index.html");
        try {
            Files.writeString(page, "<h1>Hello</h1>\n");
            Thread.sleep(SETTLING);
            for (boolean terminal : new boolean[] {true, false}) {
                int exitCode = of(site, terminal, Signals.ofTheProcess());
                if (exitCode != 0) {
                    throw new IOException("the rehearsal ended with " + exitCode);
                }
            }
        } finally {
            Files.deleteIfExists(page);
            Files.deleteIfExists(site);
        }
    }

    /// Serves this folder, gets its first page some times, and stops.
    ///
    /// @return the exit code of the program
    static int of(Path site, boolean terminal, Signals process) throws IOException {
        var stop = new CompletableFuture<Runnable>();
        Signals signals = action -> {
            process.onStop(action);
            stop.complete(action);
        };
        try (var lines = new PipedInputStream();
                var out = new PrintStream(new PipedOutputStream(lines), true, UTF_8)) {
            Shell around = Shell.ofTheProcess();
            var shell = new Shell(out, around.err(), Map.of(), terminal, signals);
            var exitCode = CompletableFuture.supplyAsync(
                    () -> Main.run(shell, site.toString(), "--port", "0"),
                    run -> Thread.ofPlatform().start(run));
            URI uri = uriIn(new BufferedReader(new InputStreamReader(lines, UTF_8)));
            for (int round = 0; round < ROUNDS; round++) {
                get(uri, "keep-alive");
                get(uri, "close");
            }
            stop.join().run();
            return exitCode.join();
        }
    }

    private static URI uriIn(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.contains("http://")) {
            line = lines.readLine();
        }
        return URI.create(line.substring(line.indexOf("http://")));
    }

    private static void get(URI uri, String connection) throws IOException {
        URLConnection request = uri.toURL().openConnection();
        request.setRequestProperty("Accept-Encoding", "gzip, br");
        request.setRequestProperty("Connection", connection);
        try (InputStream page = request.getInputStream()) {
            page.readAllBytes();
        }
    }
}
