import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// How long Ferry and jwebserver take from exec to the first response; bench/startup runs it.
final class StartUp {
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /// @param listening when it took a connection
    /// @param responded when it had answered a request
    private record Start(double listening, double responded, double cpuMilliseconds, double residentMegabytes) {}

    private interface Server {
        List<String> command(int port);
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 9;
        Path site = Files.createTempDirectory("startup");
        Path page = Files.writeString(site.resolve("index.html"), "<h1>Hello</h1>\n");
        String jwebserver = Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();
        Map<String, Server> servers = new LinkedHashMap<>();
        servers.put("ferry", port -> List.of("./ferry", site.toString(), "--port", port + "", "--strict-port"));
        servers.put("jwebserver", port -> List.of(jwebserver, "-p", port + "", "-d", site.toString()));
        try {
            start(servers.get("ferry"));
            awaitCache();
            measure(servers, rounds);
        } finally {
            Files.delete(page);
            Files.delete(site);
        }
    }

    /// The first start after a build leaves a process behind that makes the cache.
    private static void awaitCache() throws InterruptedException {
        for (int i = 0; i < 120 && !Files.exists(Path.of("server/target/launcher/ferry.aot.key")); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static void measure(Map<String, Server> servers, int rounds) throws Exception {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (var server : servers.entrySet()) {
                starts.computeIfAbsent(server.getKey(), name -> new ArrayList<>()).add(start(server.getValue()));
            }
        }
        System.out.printf(
                "| %d starts, medians | listening, ms | first response, ms | the fastest | CPU, ms | resident, MB |%n", rounds);
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        starts.forEach((name, all) -> System.out.printf("| %s | %.0f | %.0f | %.0f | %.0f | %.0f |%n", name,
                median(all, Start::listening),
                median(all, Start::responded),
                all.stream().mapToDouble(Start::responded).min().orElseThrow(),
                median(all, Start::cpuMilliseconds),
                median(all, Start::residentMegabytes)));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> value) {
        return starts.stream().mapToDouble(value).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    private static Start start(Server server) throws Exception {
        int port = freePort();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(server.command(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Socket socket = connected(process, port)) {
            double listening = (System.nanoTime() - begin) / 1e6;
            get(socket);
            double responded = (System.nanoTime() - begin) / 1e6;
            double cpu = process.info().totalCpuDuration().orElseThrow().toMillis();
            return new Start(listening, responded, cpu, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Socket connected(Process process, int port) throws Exception {
        while (process.isAlive()) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        throw new IOException("it ended with " + process.exitValue());
    }

    private static void get(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST);
        if (!new String(socket.getInputStream().readNBytes(12)).endsWith(" 200")) {
            throw new IOException("not what was asked for");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double residentMegabytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }
}
