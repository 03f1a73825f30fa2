package ferry.bench.web;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server that runs: a process and its children. Confined to the thread that started it, which closes it.
final class Server implements AutoCloseable {

    /// The kernel's unit of time in what it shows of processes: always a hundredth of a second.
    private static final double TICK_MICROS = 10_000;

    private static final int START_SECONDS = 30;
    private static final Pattern USED = Pattern.compile("total.*?used (\\d+)K");

    private final Peer peer;
    private final Process process;
    private final int port;

    private Server(Peer peer, Process process, int port) {
        this.peer = peer;
        this.process = process;
        this.port = port;
    }

    static Server start(Peer peer, Mode mode, Commands commands)
            throws IOException, InterruptedException, Commands.Unavailable {
        int port = freePort();
        Path output = commands.work().resolve(peer + "." + mode + ".out");
        Process process = new ProcessBuilder(commands.of(peer, mode, port))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Server server = new Server(peer, process, port);
        try {
            server.awaitAnswer();
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(peer.title() + " did not start");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpResponse<byte[]> response = Fetch.bytes(uri("/" + Site.SMALL));
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    Peer peer() {
        return peer;
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Whether it has begotten others: a Ferry after a build has one that makes its cache.
    boolean hasChildren() {
        return process.children().findAny().isPresent();
    }

    /// Of all its processes, also of those that have ended.
    double cpuMicros() throws IOException {
        long ticks = 0;
        for (long id : processes()) {
            String stat = Files.readString(Path.of("/proc/" + id + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
        }
        return ticks * TICK_MICROS;
    }

    double residentMegabytes() throws IOException {
        double kilobytes = 0;
        for (long id : processes()) {
            try (Stream<String> lines = Files.lines(Path.of("/proc/" + id + "/status"))) {
                kilobytes += lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return kilobytes / 1024;
    }

    /// What is alive in its heap; 0, if it has none.
    double liveMegabytes() throws IOException {
        if (!peer.isOnJvm()) {
            return 0;
        }
        jcmd("GC.run");
        return USED.matcher(jcmd("GC.heap_info"))
                        .results()
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum()
                / 1024.0;
    }

    private String jcmd(String order) throws IOException {
        Process jcmd = new ProcessBuilder(Commands.jdk("jcmd"), Long.toString(process.pid()), order)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<Long> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
