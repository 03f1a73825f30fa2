package ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.StaticFiles;
import ferry.server.net.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies beside a site, and what a site does not show, is not to be had: by none of the ways in which people try.
class TraversalTest {
    private static final String SECRET = "the secret of this test";

    /// What files of the system begin with.
    private static final Pattern LEAK = Pattern.compile(SECRET + "|root:.*:0:0:|\\[fonts\\]|\\[boot loader\\]|PATH=");

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    @TempDir
    private Path home;

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Path site = Files.createDirectories(home.resolve("site"));
        write("site/index.html", "<h1>Home</h1>");
        write("site/a/b/page.html", "<h1>Page</h1>");
        write("site/.well-known/security.txt", "Contact: nobody");
        write("secret.txt", SECRET);
        write("site-secret/secret.txt", SECRET);
        for (String hidden :
                List.of(".env", ".git/config", ".git/HEAD", ".htpasswd", ".ssh/id_rsa", ".hidden/page.html")) {
            write("site/" + hidden, SECRET);
        }
        Files.createSymbolicLink(site.resolve("link"), home.resolve("secret.txt"));
        Files.createSymbolicLink(site.resolve("folder-link"), home.resolve("site-secret"));
        server = WebServer.builder()
                .port(0)
                .workers(2)
                .handler(StaticFiles.serving(site).withCleanUrls(true))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void write(String name, String content) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, content);
    }

    @Test
    void theSecretsAreThereAndWhatIsServedIsServed() throws IOException {
        assertThat(home.resolve("site/../secret.txt")).hasContent(SECRET);
        assertThat(answers(List.of("/", "/a/b/page", "/.well-known/security.txt")))
                .allMatch(answer -> answer.status() == 200);
    }

    @Test
    void nothingLeaks() throws IOException {
        var payloads = Traversals.all();
        assertThat(payloads).hasSizeGreaterThan(20_000);
        assertThat(answers(payloads)).hasSameSizeAs(payloads).allMatch(Answer::isRefusal);
    }

    @Test
    void scannersFindNothing() throws IOException {
        var probes = Traversals.probes().toList();
        assertThat(answers(probes)).hasSameSizeAs(probes).allMatch(Answer::isRefusal);
    }

    /// A target, and what became of it.
    private record Answer(String target, int status, String text) {
        boolean isRefusal() {
            return status >= 400 && status < 500 && !LEAK.matcher(text).find();
        }

        @Override
        public String toString() {
            return target + " -> " + text;
        }
    }

    private List<Answer> answers(Collection<String> targets) throws IOException {
        var answers = new ArrayList<Answer>();
        RawClient client = new RawClient(server.address());
        try {
            for (String target : targets) {
                String text = client.send(RawClient.get(target)).readResponse();
                Matcher status = STATUS.matcher(text);
                assertThat(status.lookingAt()).as(text).isTrue();
                answers.add(new Answer(target, Integer.parseInt(status.group(1)), text));
                if (text.contains("\r\nConnection: close\r\n")) {
                    client.close();
                    client = new RawClient(server.address());
                }
            }
        } finally {
            client.close();
        }
        return answers;
    }
}
