package ferry.server.cli;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.builder.RequestSpecBuilder;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands around the site, as clients of the whole program see it.
@Timeout(60)
class FiltersTest {
    private static final String ADVICE = "421 Misdirected Request: this server does not go by that host name; "
            + "start Ferry with --allow-host NAME if it should\n";

    @TempDir
    Path site;

    @BeforeEach
    void aSite() throws IOException {
        Files.writeString(site.resolve("index.html"), "<h1>Home</h1>");
    }

    private Program run(String... options) {
        return run(Map.of(), options);
    }

    private Program run(Map<String, String> environment, String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = site.toString();
        arguments[1] = "--port=0";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Program.run(environment, arguments);
    }

    private static RequestSpecification to(Program program) {
        return given(new RequestSpecBuilder()
                .setBaseUri(program.url())
                .setUrlEncodingEnabled(false)
                .build());
    }

    private static String exchange(Program program, String request) throws IOException {
        URI url = URI.create(program.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aNameThatIsNotItsOwnIsRefusedAndToldHowToAllowIt() {
        try (var program = run()) {
            to(program).get("/").then().statusCode(200);
            to(program)
                    .header("Host", "evil.example")
                    .get("/")
                    .then()
                    .statusCode(421)
                    .body(equalTo(ADVICE));
            to(program)
                    .header("Host", "evil.example")
                    .head("/")
                    .then()
                    .statusCode(421)
                    .body(equalTo(""));
            to(program).header("Host", "evil.example").put("/").then().statusCode(421);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.0,                                    200",
        "GET / HTTP/1.0|Host: evil.example,                 421",
        "GET / HTTP/1.1|Host: localhost:1,                  200",
        "GET http://evil.example/ HTTP/1.1|Host: localhost, 421",
        "GET http://localhost/ HTTP/1.1|Host: evil.example, 200",
        "OPTIONS * HTTP/1.1|Host: evil.example,             421",
    })
    void theHostThatCountsIsChecked(String lines, String status) throws IOException {
        try (var program = run()) {
            assertThat(exchange(program, lines.replace("|", "\r\n") + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void aRefusalKeepsTheConnection() throws IOException {
        String evil = "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n";
        try (var program = run()) {
            assertThat(exchange(program, evil + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain("evil")
                    .doesNotContain("Connection: close")
                    .endsWith("<h1>Home</h1>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.test", "TWO.test:99"})
    void whatIsAllowedIsServed(String host) {
        try (var program = run("--allow-host", "one.test", "--allow-host=two.test")) {
            to(program).header("Host", host).get("/").then().statusCode(200);
        }
        try (var program = run(Map.of("FERRY_ALLOW_HOST", "one.test,two.test"))) {
            to(program).header("Host", host).get("/").then().statusCode(200);
        }
    }

    @Test
    void aServerForEverybodyGoesByAnyAddressButNotByAnyName() {
        try (var program = run("--host", "0.0.0.0")) {
            to(program).header("Host", "192.0.2.7:80").get("/").then().statusCode(200);
            Networks.names()
                    .forEach(name ->
                            to(program).header("Host", name).get("/").then().statusCode(200));
            to(program).header("Host", "evil.example").get("/").then().statusCode(421);
        }
    }

    @Test
    void aFieldStandsInEveryResponse() throws IOException {
        try (var program = run("-H", "X-Robots-Tag: none", "--header", "Cache-Control: no-store")) {
            for (String request : List.of(
                    "GET / HTTP/1.1\r\nHost: localhost",
                    "GET /missing HTTP/1.1\r\nHost: localhost",
                    "PUT / HTTP/1.1\r\nHost: localhost",
                    "GET / HTTP/1.1\r\nHost: evil.example",
                    "GET /%zz HTTP/1.1\r\nHost: localhost",
                    "GET / HTTP/3.0\r\nHost: localhost",
                    "nonsense")) {
                assertThat(exchange(program, request + "\r\n\r\n"))
                        .as(request)
                        .contains("\r\nX-Robots-Tag: none\r\nCache-Control: no-store\r\n")
                        .doesNotContain("no-cache");
            }
        }
    }

    @Test
    void pagesOfOtherOriginsReadNothingUnlessToldThatTheyMay() {
        try (var program = run()) {
            for (String method : List.of("GET", "OPTIONS")) {
                to(program)
                        .header("Origin", "https://a.test")
                        .header("Access-Control-Request-Method", "GET")
                        .request(method, "/")
                        .then()
                        .header("Access-Control-Allow-Origin", nullValue());
            }
        }
    }

    @Test
    void pagesOfOtherOriginsReadWhatTheyMay() {
        try (var program = run("--cors")) {
            to(program)
                    .header("Origin", "https://a.test")
                    .header("Range", "bytes=1-2")
                    .get("/")
                    .then()
                    .statusCode(206)
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", containsString("Content-Range"));
            to(program).get("/missing").then().statusCode(404).header("Access-Control-Allow-Origin", "*");
        }
        try (var program = run("--cors=https://a.test")) {
            to(program)
                    .header("Origin", "https://a.test")
                    .get("/")
                    .then()
                    .header("Access-Control-Allow-Origin", "https://a.test")
                    .header("Vary", "Origin");
            to(program)
                    .header("Origin", "https://b.test")
                    .get("/")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", nullValue())
                    .header("Vary", "Origin");
        }
    }

    @Test
    void aPreflightIsAnsweredWithoutContent() throws IOException {
        String preflight = String.join(
                "\r\n",
                "OPTIONS /any HTTP/1.1",
                "Host: localhost",
                "Origin: https://a.test",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: range",
                "Access-Control-Request-Private-Network: true",
                "",
                "");
        try (var program = run("--cors")) {
            assertThat(exchange(program, preflight))
                    .startsWith("HTTP/1.1 204 No Content\r\n")
                    .endsWith("""
                            Access-Control-Allow-Origin: *\r
                            Access-Control-Allow-Methods: GET, HEAD\r
                            Access-Control-Allow-Headers: *, Authorization, Cache-Control, If-Match, \
                            If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range\r
                            Access-Control-Max-Age: 600\r
                            Access-Control-Allow-Private-Network: true\r
                            \r
                            """);
            assertThat(exchange(program, preflight.replace("localhost", "evil.example")))
                    .startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void whoHasNoPasswordSeesNothing() throws IOException {
        String right = "Authorization: Basic bWU6c2VjcmV0\r\n\r\n";
        try (var program = run(Map.of("FERRY_AUTH", "me:secret"))) {
            for (String line : List.of("GET /", "GET /missing", "GET /%zz", "HEAD /", "PUT /", "OPTIONS *")) {
                assertThat(exchange(program, line + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                        .as(line)
                        .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                        .contains("\r\nWWW-Authenticate: Basic realm=\"Ferry\", charset=\"UTF-8\"\r\n")
                        .doesNotContain("Connection: close")
                        .endsWith(line.startsWith("HEAD") ? "\r\n\r\n" : "\r\n\r\n401 Unauthorized\n");
            }
            assertThat(exchange(program, "GET / HTTP/1.1\r\nHost: localhost\r\n" + right))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("<h1>Home</h1>");
            assertThat(exchange(program, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain("WWW-Authenticate");
        }
    }

    @Test
    void aPreflightNeedsNoPasswordButWhatFollowsDoes() {
        try (var program = run("--cors", "--auth", "me:secret")) {
            to(program)
                    .header("Origin", "https://a.test")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "authorization")
                    .options("/")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Headers", containsString("Authorization"));
            to(program)
                    .header("Origin", "https://a.test")
                    .get("/")
                    .then()
                    .statusCode(401)
                    .header("Access-Control-Allow-Origin", "*");
            to(program)
                    .auth()
                    .preemptive()
                    .basic("me", "secret")
                    .get("/")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void theAccessLogNamesTheUserAndNothingSaysThePassword() {
        try (var program = run("--auth=me:hunter2", "--access-log=-", "--log-format=common", "-v")) {
            to(program)
                    .auth()
                    .preemptive()
                    .basic("me", "hunter2")
                    .get("/")
                    .then()
                    .statusCode(200);
            to(program)
                    .auth()
                    .preemptive()
                    .basic("me", "hunter3")
                    .get("/")
                    .then()
                    .statusCode(401);
            program.ctrlC();

            assertThat(program.exitCode()).isZero();
            assertThat(program.out().toString()).contains(" - me [").contains(" - - [");
            assertThat(program.out().toString() + program.err()).doesNotContain("hunter");
        }
    }

    @Test
    void whoeverAsksForAPasswordInTheOpenIsWarnedOnce() {
        String warning = "ferry: the password of --auth crosses the network unencrypted, "
                + "and whoever listens on the way can read it";
        try (var open = run("--auth=me:secret", "--host=0.0.0.0");
                var quiet = run("--auth=me:secret", "--host=0.0.0.0", "--quiet");
                var alone = run("--auth=me:secret")) {
            for (var program : List.of(open, quiet, alone)) {
                program.url();
                program.ctrlC();
                program.exitCode();
            }
            assertThat(open.err()).containsExactly(warning);
            assertThat(quiet.err()).isEmpty();
            assertThat(alone.err()).isEmpty();
        }
    }

    @Test
    void anAppOfOnePageAnswersNavigationsAlone() {
        try (var program = run("--spa")) {
            to(program)
                    .accept("text/html")
                    .get("/users/7")
                    .then()
                    .statusCode(200)
                    .body(equalTo("<h1>Home</h1>"));
            to(program).accept("text/html").get("/app.js").then().statusCode(404);
            to(program).accept("application/json").get("/users/7").then().statusCode(404);
        }
        try (var program = run()) {
            to(program).accept("text/html").get("/users/7").then().statusCode(404);
        }
    }

    @Test
    void pagesHaveCleanUrls() throws IOException {
        Files.writeString(site.resolve("about.html"), "<h1>About</h1>");
        try (var program = run("--clean-urls")) {
            to(program).get("/about").then().statusCode(200).body(equalTo("<h1>About</h1>"));
            assertThat(exchange(program, "GET /about.html?q=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 301 ")
                    .contains("\r\nLocation: ./about?q=1\r\n");
            to(program).get("/index.html").then().statusCode(200).body(equalTo("<h1>Home</h1>"));
        }
    }

    @Test
    void otherFoldersAreMountedBesideTheApp(@TempDir Path photos) throws IOException {
        Files.writeString(photos.resolve("cat.txt"), "miau");
        try (var program = run("--spa", "--mount", "/photos=" + photos)) {
            to(program).get("/photos/cat.txt").then().statusCode(200).body(equalTo("miau"));
            to(program).get("/photos/").then().statusCode(200).body(containsString("cat.txt"));
            to(program).accept("text/html").get("/photos/dog").then().statusCode(404);
            to(program).accept("text/html").get("/dog").then().statusCode(200).body(equalTo("<h1>Home</h1>"));
            assertThat(exchange(program, "GET /photos?q HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 301 ")
                    .contains("\r\nLocation: ./photos/?q\r\n");
        }
    }

    @Test
    void theRulesOfTheSiteAreHonouredAndBadOnesReported() throws IOException {
        Files.writeString(site.resolve("_redirects"), "/old/* /:splat 302\nnonsense\n/app/* /index.html 200\n");
        Files.writeString(site.resolve("_headers"), "/*\n  X-Frame-Options: DENY\n  Content-Length: 3\n");
        try (var program = run("--auth=me:secret");
                var quiet = run("--quiet")) {
            assertThat(exchange(program, "GET /old/x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            String authorization = "\r\nAuthorization: Basic bWU6c2VjcmV0\r\n\r\n";
            assertThat(exchange(program, "GET /old//evil.test HTTP/1.1\r\nHost: localhost" + authorization))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(exchange(program, "GET /old/a%0d%0ab?c HTTP/1.1\r\nHost: localhost" + authorization))
                    .startsWith("HTTP/1.1 302 ")
                    .contains("\r\nLocation: /a%0D%0Ab?c\r\n");
            assertThat(exchange(program, "GET /app/x HTTP/1.1\r\nHost: localhost" + authorization))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\r\nX-Frame-Options: DENY\r\n", "\r\nContent-Length: 13\r\n")
                    .endsWith("<h1>Home</h1>");
            to(quiet).get("/_headers").then().statusCode(404);

            assertThat(program.err())
                    .containsExactly(
                            "ferry: _headers:3: the server says Content-Length itself",
                            "ferry: _redirects:2: a rule is a path, a target and perhaps a status: /old /new 301");
            assertThat(quiet.err()).isEmpty();
        }
    }

    @Test
    void theNameToListenAtIsOneToBeCalledBy() {
        try (var program = run("--host", "localhost")) {
            to(program).header("Host", "localhost").get("/").then().statusCode(200);
        }
    }
}
