package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.StaticFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of files, to the byte.
class RangesTest {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=([0-9a-f-]{36})\r\n");

    @TempDir
    Path site;

    /// The smaller one is sent by the worker, the larger one while it is read.
    @ParameterizedTest
    @ValueSource(ints = {1_000, 2_000_000})
    void severalRangesAreOneMultipart(int half) throws IOException {
        Files.writeString(site.resolve("a.css"), "ab".repeat(half));
        try (var server = serving(site);
                var client = server.connect()) {
            client.send(asking("bytes=1-2, -" + half + ",0-0"));
            String response = client.readResponse();
            Matcher boundary = BOUNDARY.matcher(response);
            assertThat(boundary.find()).isTrue();
            int length = response.length() - response.indexOf("\r\n\r\n") - 4;
            assertThat(response)
                    .startsWith("HTTP/1.1 206 Partial Content\r\n")
                    .contains("Content-Length: " + length + "\r\n")
                    .contains("\r\nContent-Type: multipart/byteranges; boundary=" + boundary.group(1) + "\r\n")
                    .endsWith("""
                            \r
                            \r
                            \r
                            --BOUNDARY\r
                            Content-Type: text/css; charset=utf-8\r
                            Content-Range: bytes 0-2/SIZE\r
                            \r
                            aba\r
                            --BOUNDARY\r
                            Content-Type: text/css; charset=utf-8\r
                            Content-Range: bytes HALF-LAST/SIZE\r
                            \r
                            CONTENT\r
                            --BOUNDARY--\r
                            """.replace("BOUNDARY", boundary.group(1))
                            .replace("SIZE", Integer.toString(2 * half))
                            .replace("HALF", Integer.toString(half))
                            .replace("LAST", Integer.toString(2 * half - 1))
                            .replace("CONTENT", "ab".repeat(half / 2)));
            assertThat(head(response)).doesNotContain("Content-Range");
            // The connection knows where the content ended.
            assertThat(client.send(asking("bytes=3-4")).readResponse())
                    .startsWith("HTTP/1.1 206 Partial Content\r\n")
                    .contains("Content-Range: bytes 3-4/" + 2 * half + "\r\n")
                    .endsWith("\r\n\r\nba");
        }
    }

    @Test
    void rangesThatAreNotThereAreRefusedAndTheConnectionLives() throws IOException {
        Files.writeString(site.resolve("a.css"), "0123456789");
        try (var server = serving(site);
                var client = server.connect()) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.send(asking("bytes=10-,-0")).readResponse())
                        .startsWith("HTTP/1.1 416 Range Not Satisfiable\r\n")
                        .contains("Content-Range: bytes */10\r\n")
                        .endsWith("\r\n\r\n416 Range Not Satisfiable\n");
            }
        }
    }

    private static TestServer serving(Path site) throws IOException {
        return TestServer.with(StaticFiles.serving(site)).start();
    }

    private static String asking(String range) {
        return "GET /a.css HTTP/1.1\r\nHost: localhost\r\nRange: " + range + "\r\n\r\n";
    }

    private static String head(String response) {
        return response.substring(0, response.indexOf("\r\n\r\n"));
    }
}
