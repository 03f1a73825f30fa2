package ferry.server;

import static io.restassured.RestAssured.given;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.files.SinglePage;
import ferry.server.files.StaticFiles;
import ferry.server.http.Cors;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Content codings as they are on the wire. The client decodes nothing.
class SiteCodingTest {
    private static final String SMALL = "body { color: black; }\n".repeat(100);
    private static final String LARGE = "a line that is much like the others\n".repeat(30_000);
    private static final int HANG_GUARD_MILLIS = 60_000;

    @TempDir
    private Path site;

    private WebServer server;
    private RequestSpecification client;

    @BeforeEach
    void start() throws IOException {
        write("small.css", SMALL);
        write("large.js", LARGE);
        write("built.js", SMALL);
        write("built.js.br", "as br");
        write("404.html", SMALL);
        write("index.html", SMALL);
        server = WebServer.builder()
                .port(0)
                .workers(2)
                .handler(Cors.ofOrigin("https://app.test")
                        .around(SinglePage.of("index.html").around(StaticFiles.serving(site))))
                .start();
        client = new RequestSpecBuilder()
                .setBaseUri(server.uri())
                .setConfig(RestAssured.config().decoderConfig(decoderConfig().noContentDecoders()))
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/small.css", "/large.js"})
    void gzipIsTheSameEachTime(String target) throws IOException {
        String content = target.equals("/small.css") ? SMALL : LARGE;
        Response first = ask("GET", target, "gzip");
        assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(decoded(first.asByteArray())).isEqualTo(content);

        Response second = ask("GET", target, "gzip");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));

        Response plain = ask("GET", target, "identity");
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(new String(plain.asByteArray(), UTF_8)).isEqualTo(content);
        assertThat(plain.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/small.css", "/built.js", "/missing.js"})
    void headIsGetWithoutContent(String target) {
        for (String accepted : List.of("identity", "gzip", "br", "gzip, br")) {
            Response get = ask("GET", target, accepted);
            Response head = ask("HEAD", target, accepted);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(fields(head)).isEqualTo(fields(get));
            assertThat(head.asByteArray()).isEmpty();
        }
    }

    @Test
    void whatIsCompressedWhileItIsSentComesInChunksOrUntilTheEnd() throws IOException {
        String chunked =
                exchange("GET /large.js HTTP/1.1", "Host: localhost", "Accept-Encoding: gzip", "Connection: close");
        assertThat(chunked)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nTransfer-Encoding: chunked\r\n", "\r\nVary: Accept-Encoding\r\n")
                .doesNotContain("Content-Length", "Accept-Ranges")
                .endsWith("\r\n0\r\n\r\n");

        String untilClose = exchange("GET /large.js HTTP/1.0", "Accept-Encoding: x-gzip");
        String content = untilClose.substring(untilClose.indexOf("\r\n\r\n") + 4);
        assertThat(untilClose).contains("\r\nContent-Encoding: gzip\r\n").doesNotContain("Transfer-Encoding");
        assertThat(decoded(content.getBytes(ISO_8859_1))).isEqualTo(LARGE);
    }

    @Test
    void fieldsThatOthersAddStandBesideIt() {
        assertThat(ask("GET", "/small.css", "gzip").headers().getValues("Vary"))
                .containsExactlyInAnyOrder("Accept-Encoding", "Origin");
        assertThat(ask("GET", "/some/view", "gzip").headers().getValues("Vary"))
                .containsExactlyInAnyOrder("Accept-Encoding", "Accept, Sec-Fetch-Mode", "Origin");
    }

    @Test
    void curlGetsTheContentBack() throws Exception {
        for (String target : new String[] {"/small.css", "/large.js"}) {
            Optional<byte[]> got = curl(
                    "--compressed", "--silent", server.uri().resolve(target).toString());
            assumeThat(got).isPresent();
            assertThat(new String(got.get(), UTF_8)).isEqualTo(target.equals("/small.css") ? SMALL : LARGE);
        }
    }

    /// Empty where there is no curl.
    private static Optional<byte[]> curl(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "curl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return Optional.empty();
        }
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return Optional.of(output);
    }

    private Response ask(String method, String target, String accepted) {
        return given(client)
                .header("Accept", "text/html")
                .header("Accept-Encoding", accepted)
                .request(method, target);
    }

    private static List<Header> fields(Response response) {
        return response.headers().asList().stream()
                .filter(field -> !field.getName().equals("Date"))
                .toList();
    }

    /// Everything that is sent until the server closes, in answer to a request of these lines.
    private String exchange(String... head) throws IOException {
        try (var socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.getOutputStream().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String decoded(byte[] coded) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(coded)).readAllBytes(), UTF_8);
    }

    private void write(String name, String content) throws IOException {
        Path file = Files.writeString(site.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    }
}
