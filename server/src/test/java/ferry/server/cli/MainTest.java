package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MainTest {
    @TempDir
    Path site;

    @BeforeEach
    void aSite() throws IOException {
        Files.writeString(site.resolve("index.html"), "<h1>Home</h1>");
    }

    @Test
    void aFolderIsServedUntilSomebodyStopsIt() throws Exception {
        try (var program = Program.run(site.toString(), "--port", "0")) {
            assertThat(get(program.url()).body()).isEqualTo("<h1>Home</h1>");

            program.ctrlC();

            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).containsExactly("Ferry is serving " + site + " at " + program.url());
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void aPersonIsGreetedWithABanner() {
        try (var program = Program.runOnATerminal(site.toString(), "--port", "0")) {
            program.url();

            program.ctrlC();

            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).contains("  Ferry is serving " + site, "  Workers: 8. Stop with Ctrl-C.");
        }
    }

    @Test
    void mountsAreNamedByTheBannerAndByTheirListings(@TempDir Path photos) throws Exception {
        try (var program =
                Program.runOnATerminal(site.toString(), "--port", "0", "--mount", "/photos=" + photos + "/.")) {
            program.url();

            assertThat(program.out())
                    .containsSubsequence("  Ferry is serving " + site, "    and at /photos/ the folder " + photos);
            assertThat(get(program.url() + "photos/").body()).contains("<title>/photos/</title>");
        }
    }

    @Test
    void aQuietOneHasNoBanner() {
        try (var program = Program.runOnATerminal(site.toString(), "--port", "0", "-q")) {
            assertThat(program.url()).startsWith("http://127.0.0.1:");
            assertThat(program.out()).containsExactly("Ferry is serving " + site + " at " + program.url());
        }
    }

    @Test
    void aPortThatIsTakenMakesItMove() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program = Program.run(site.toString(), "--port", Integer.toString(other.getLocalPort()))) {
            int port = URI.create(program.url()).getPort();
            program.ctrlC();

            assertThat(program.exitCode()).isZero();
            assertThat(port).isGreaterThan(other.getLocalPort());
            assertThat(program.out()).hasSize(1);
            assertThat(program.err())
                    .containsExactly(
                            "ferry: Port " + other.getLocalPort() + " is taken, so it is " + port + " this time.");
        }
    }

    @Test
    void aStrictOneFailsInstead() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program = Program.run(
                        site.toString(), "--strict-port", "--port", Integer.toString(other.getLocalPort()))) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.out()).isEmpty();
            assertThat(program.err())
                    .singleElement()
                    .asString()
                    .startsWith("ferry: port " + other.getLocalPort() + " can't be had (")
                    .endsWith("): choose another, for instance --port 8080, or leave out --strict-port");
        }
    }

    @Test
    void aBadOptionIsOneLineAndTwo() {
        try (var program = Program.run("--port", "abc")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.out()).isEmpty();
            assertThat(program.err())
                    .containsExactly(
                            "ferry: --port is \"abc\" and has to be a number from 0 to 65535, for instance --port 8080");
        }
    }

    @Test
    void aComplaintIsOneLineWhateverWasWritten() {
        try (var program = Program.run("--port", "a\nb\u001b[2J")) {
            assertThat(program.exitCode()).isEqualTo(2);
            assertThat(program.err())
                    .singleElement()
                    .asString()
                    .startsWith("ferry: --port is \"a?b?[2J\" and has to be");
        }
    }

    @Test
    void helpIsNoFailure() {
        try (var program = Program.run("--help")) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).first().isEqualTo("Usage: ferry [OPTION]... [DIR]");
            assertThat(program.err()).isEmpty();
        }
    }

    @Test
    void aFolderToMountThatIsNotThereIsOneLineAndOne() {
        Path missing = site.resolve("missing");
        try (var program = Program.run(site.toString(), "--mount", "/photos=" + missing)) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.err())
                    .containsExactly("ferry: There is no folder " + missing
                            + ". Name the folder to mount, for instance --mount /photos=DIR");
        }
    }

    @Test
    void aFolderThatIsNotThereIsOneLineAndOne() {
        try (var program = Program.run(site.resolve("missing").toString())) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.err())
                    .singleElement()
                    .asString()
                    .startsWith("ferry: ")
                    .contains(site.resolve("missing").toString())
                    .endsWith("Name the folder to serve, for instance ferry site");
        }
    }

    @Test
    void aFileIsNoFolder() {
        try (var program = Program.run(site.resolve("index.html").toString())) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.err()).hasSize(1);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineAndOne() {
        try (var program = Program.run(site.toString(), "--host", "192.0.2.7")) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.err())
                    .singleElement()
                    .asString()
                    .startsWith("ferry: \"192.0.2.7\" is no address of this machine (")
                    .endsWith("write --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for everybody");
        }
    }

    @Test
    void anAccessLogThatCannotBeWrittenIsOneLineAndOne() {
        try (var program = Program.run(site.toString(), "--access-log", site.toString())) {
            assertThat(program.exitCode()).isOne();
            assertThat(program.err())
                    .singleElement()
                    .asString()
                    .startsWith("ferry: the access log can't be written, " + site);
        }
    }

    @Test
    void theAccessLogIsWholeWhenItEnds(@TempDir Path logs) throws Exception {
        Path log = logs.resolve("access.log");
        Files.writeString(log, "what was there\n");
        try (var program = Program.run(
                Map.of("FERRY_ACCESS_LOG", log.toString()), site.toString(), "--port=0", "--log-format=common")) {
            get(program.url());
            get(program.url() + "missing");
            program.ctrlC();
            program.exitCode();
        }

        assertThat(log).content().matches("""
                what was there
                127\\.0\\.0\\.1 - - \\[.+] "GET / HTTP/1\\.1" 200 13 \\d+\\.\\d{6}
                127\\.0\\.0\\.1 - - \\[.+] "GET /missing HTTP/1\\.1" 404 \\d+ \\d+\\.\\d{6}
                """);
    }

    @Test
    void theAccessLogCanGoToStandardOutput() throws Exception {
        try (var program = Program.run(site.toString(), "--port=0", "--access-log", "-")) {
            get(program.url());
            program.ctrlC();
            program.exitCode();

            assertThat(program.out()).hasSize(2).last().asString().contains("\"GET / HTTP/1.1\" 200 13 ");
        }
    }

    @Test
    void theDemoNeedsNoFolder() throws Exception {
        try (var program = Program.run("--demo", "--port", "0")) {
            assertThat(get(program.url()).body()).contains("<h1>Hello!</h1>");
            assertThat(get(program.url() + "nowhere").status()).isEqualTo(404);
            assertThat(program.out()).containsExactly("Ferry is serving the demo at " + program.url());
        }
    }

    @Test
    void idleConnectionsDoNotKeepItFromEnding() throws Exception {
        try (var program = Program.run(site.toString(), "--port=0");
                var idle = connect(program)) {
            // Who comes later is accepted later: now the idle one is no longer in the kernel's hands.
            get(program.url());
            program.ctrlC();

            assertThat(program.exitCode()).isZero();
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whatHasToBeCutOffIsOne() throws Exception {
        byte[] big = new byte[64 * 1024 * 1024];
        Files.write(site.resolve("big.bin"), big);
        try (var program = Program.runOnATerminal(site.toString(), "--port=0", "--grace=0");
                var slow = connect(program)) {
            OutputStream out = slow.getOutputStream();
            out.write("GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            slow.getInputStream().read();

            program.ctrlC();

            assertThat(program.exitCode()).isOne();
            assertThat(program.out()).contains("  Finishing what is under way. Ctrl-C again stops at once.");
        }
    }

    private static Socket connect(Program program) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(program.url()).getPort());
    }

    private static Page get(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        int status = connection.getResponseCode();
        try (InputStream content = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Page(status, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private record Page(int status, String body) {}
}
