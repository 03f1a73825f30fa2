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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A run of the program that serves a few pages to itself and ends. Stateless.
///
/// The launcher has the JVM watch it, and write a cache of what it has needed: with that, the real runs start fast. So
/// it does what they do, from the command line to a page on the wire.
final class Rehearsal {
    private static final int ROUNDS = 100;

    private Rehearsal() {}

    /// Runs the rehearsal, in a folder of its own.
    public static void main(String[] arguments) throws IOException {
        Path site = Files.createTempDirectory("ferry-rehearsal");
        Path page = site.resolve("index.html");
        try {
            Files.writeString(page, "<h1>Hello</h1>\n");
            int exitCode = of(site, Signals.ofTheProcess());
            if (exitCode != 0) {
                throw new IOException("the rehearsal ended with " + exitCode);
            }
        } finally {
            Files.deleteIfExists(page);
            Files.deleteIfExists(site);
        }
    }

    /// Serves this folder, gets its first page some times, and stops.
    ///
    /// @return the exit code of the program
    static int of(Path site, Signals process) throws IOException {
        var stop = new CompletableFuture<Runnable>();
        Signals signals = action -> {
            process.onStop(action);
            stop.complete(action);
        };
        try (var lines = new PipedInputStream();
                var out = new PrintStream(new PipedOutputStream(lines), true, UTF_8)) {
            Shell around = Shell.ofTheProcess();
            var shell = new Shell(out, around.err(), Map.of(), around.terminal(), signals);
            var exitCode = CompletableFuture.supplyAsync(
                    () -> Main.run(shell, site.toString(), "--port", "0", "--quiet"),
                    run -> Thread.ofPlatform().start(run));
            URI uri = uriIn(new BufferedReader(new InputStreamReader(lines, UTF_8)).readLine());
            for (int round = 0; round < ROUNDS; round++) {
                get(uri);
            }
            stop.join().run();
            return exitCode.join();
        }
    }

    private static URI uriIn(String line) {
        return URI.create(line.substring(line.indexOf("http://")));
    }

    private static void get(URI uri) throws IOException {
        try (InputStream page = uri.toURL().openStream()) {
            page.readAllBytes();
        }
    }
}
