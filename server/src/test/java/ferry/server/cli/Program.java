package ferry.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// The program on a thread of its own, with surroundings that a test holds in its hands.
final class Program implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Runnable> stop = new CompletableFuture<>();
    private final CompletableFuture<Integer> exitCode;

    private Program(boolean terminal, Map<String, String> environment, String... arguments) {
        var shell = new Shell(
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, false, UTF_8),
                environment,
                terminal,
                stop::complete);
        exitCode = CompletableFuture.supplyAsync(
                () -> Main.run(shell, arguments), task -> Thread.ofVirtual().start(task));
    }

    static Program run(String... arguments) {
        return new Program(false, Map.of(), arguments);
    }

    static Program run(Map<String, String> environment, String... arguments) {
        return new Program(false, environment, arguments);
    }

    static Program runOnATerminal(String... arguments) {
        return new Program(true, Map.of(), arguments);
    }

    /// Waits until it says where it serves.
    String url() {
        while (!exitCode.isDone() && !out().stream().anyMatch(line -> line.contains("http://"))) {
            Thread.onSpinWait();
        }
        return out().stream()
                .filter(line -> line.contains("http://"))
                .findFirst()
                .map(line -> line.substring(line.indexOf("http://")))
                .orElseThrow(() -> new AssertionError(err()));
    }

    void ctrlC() {
        stop.join().run();
    }

    int exitCode() {
        return exitCode.join();
    }

    List<String> out() {
        return out.toString(UTF_8).lines().toList();
    }

    List<String> err() {
        return err.toString(UTF_8).lines().toList();
    }

    @Override
    public void close() {
        if (!exitCode.isDone()) {
            ctrlC();
            exitCode();
        }
    }
}
