package ferry.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import ferry.server.files.StaticFiles;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder as a client sees it.
class SiteTest {
    private static final int BIG = 3_000_000;

    @TempDir
    private Path site;

    private WebServer server;
    private RequestSpecification client;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(site.resolve("index.html"), "<h1>Home</h1>");
        Files.writeString(site.resolve("app.mjs"), "export {}");
        Files.writeString(site.resolve("notes.txt"), "0123456789");
        Files.writeString(site.resolve("404.html"), "<h1>Lost</h1>");
        Files.writeString(site.resolve(".secret"), "secret");
        Files.write(site.resolve("big.bin"), bigContent());
        Files.createDirectory(site.resolve("docs"));
        Files.writeString(site.resolve("docs/a & b.html"), "a and b");
        server = WebServer.builder()
                .port(0)
                .workers(2)
                .handler(StaticFiles.serving(site))
                .start();
        client = new RequestSpecBuilder()
                .setBaseUri(server.uri())
                .setUrlEncodingEnabled(false)
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] bigContent() {
        var content = new byte[BIG];
        new Random(7).nextBytes(content);
        return content;
    }

    @Test
    void theIndexOfAFolderIsItsPage() {
        given(client)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .body(equalTo("<h1>Home</h1>"));
    }

    @ParameterizedTest
    @CsvSource({
        "/app.mjs, text/javascript; charset=utf-8",
        "/notes.txt, text/plain; charset=utf-8",
        "/big.bin, application/octet-stream"
    })
    void aFileHasItsMediaType(String path, String type) {
        given(client).head(path).then().statusCode(200).contentType(equalTo(type));
    }

    @Test
    void aBigFileArrivesAsItIs() {
        assertThat(given(client).get("/big.bin").asByteArray()).isEqualTo(bigContent());
    }

    @Test
    void aFolderIsListedWithLinksThatWork() {
        given(client)
                .get("/docs/")
                .then()
                .statusCode(200)
                .body(containsString("a &amp; b.html"), containsString("href=\"a%20%26%20b.html\""));
        given(client).get("/docs/a%20%26%20b.html").then().statusCode(200).body(equalTo("a and b"));
    }

    @Test
    void aFolderWithoutItsSlashIsRedirectedThere() {
        given(client)
                .redirects()
                .follow(false)
                .get("/docs?q=1")
                .then()
                .statusCode(301)
                .header("Location", endsWith("/docs/?q=1"));
    }

    @Test
    void whatIsNotThereIsTheSitesOwnPage() {
        given(client).get("/missing").then().statusCode(404).body(equalTo("<h1>Lost</h1>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.secret", "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/docs/..%2f..%2fetc%2fpasswd"})
    void whatIsHiddenOrOutsideStaysThere(String path) {
        Response response = given(client).get(path);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.asString()).doesNotContain("secret").doesNotContain("root:");
    }

    @Test
    void aClientThatHasItIsToldSo() {
        String tag = given(client).get("/notes.txt").header("ETag");
        given(client)
                .header("If-None-Match", tag)
                .get("/notes.txt")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        given(client).header("If-Match", "\"other\"").get("/notes.txt").then().statusCode(412);
    }

    @Test
    void aChangedFileIsSentAtOnce() throws IOException {
        String tag = given(client).get("/notes.txt").header("ETag");
        Files.writeString(site.resolve("notes.txt"), "9876543210");
        given(client)
                .header("If-None-Match", tag)
                .get("/notes.txt")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body(equalTo("9876543210"));
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4, 234, bytes 2-4/10", "bytes=7-, 789, bytes 7-9/10", "bytes=-2, 89, bytes 8-9/10"})
    void aPartOfAFileCanBeHad(String range, String content, String contentRange) {
        given(client)
                .header("Range", range)
                .get("/notes.txt")
                .then()
                .statusCode(206)
                .header("Content-Range", contentRange)
                .body(equalTo(content));
    }

    @Test
    void aPartThatIsNotThereIsRefusedWithTheLength() {
        given(client)
                .header("Range", "bytes=10-")
                .get("/notes.txt")
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */10");
    }

    @ParameterizedTest
    @CsvSource({"POST, 405", "DELETE, 405", "BREW, 501"})
    void aMethodThatAFileDoesNotHaveIsRefused(String method, int status) {
        given(client).request(method, "/notes.txt").then().statusCode(status).body(startsWith(status + " "));
    }

    @Test
    void aRefusedMethodIsToldWhatIsAllowed() {
        given(client).put("/").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
        given(client).options("/").then().statusCode(204).header("Allow", "GET, HEAD, OPTIONS");
    }

    @Test
    void aHeadHasTheFieldsOfAGet() {
        for (String path : new String[] {"/", "/big.bin", "/docs/", "/missing", "/docs"}) {
            Response get = given(client).redirects().follow(false).get(path);
            Response head = given(client).redirects().follow(false).head(path);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.header("Content-Length")).as(path).isEqualTo(get.header("Content-Length"));
            assertThat(head.contentType()).as(path).isEqualTo(get.contentType());
            assertThat(head.asByteArray()).as(path).isEmpty();
        }
    }
}
