package ferry.server.files;

import static ferry.server.files.Answers.header;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Handler;
import ferry.server.http.Headers;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinglePageTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    Path root;

    private Handler app;

    @BeforeEach
    void site() throws IOException {
        write(root, "index.html", "app");
        write(root, "docs/index.html", "docs");
        write(root, "a b/é?.html", "other");
        app = SinglePage.of("index.html").around(StaticFiles.serving(root));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /users/7,        200",
        "HEAD, /users/7,        200",
        "GET,  /users/,         200",
        "GET,  /v1.2/users,     200",
        "GET,  /users?q=a.b,    200",
        "GET,  /,               200",
        "GET,  /docs/,          200",
        "GET,  /docs,           301",
        "GET,  /v1./users,      200",
        "GET,  /app.js,         404",
        "GET,  /img/logo.svg,   404",
        "GET,  /.env,           404",
        "POST, /users/7,        405",
        "GET,  /%zz,            400",
    })
    void navigationsThatLeadNowhereGetThePage(String method, String target, int status) throws IOException {
        Request request = Request.of(Method.of(method), target).with("Accept", BROWSER);
        Response response = app.handle(request);
        response.body().close();

        assertThat(response.status().code()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"index.html, app", "docs/index.html, docs", "about.html, about", "about, about", "docs, docs"})
    void thePageIsSentWhereItGoesByACleanAddressToo(String page, String text) throws IOException {
        write(root, "about.html", "about");
        Handler clean = SinglePage.of(page).around(StaticFiles.serving(root).withCleanUrls(true));

        Response response = clean.handle(Request.get("/users/7?tab=1").with("Accept", BROWSER));

        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(text(response)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html                    | navigate    | true",
                "text/html, */*;q=0.1         | navigate    | true",
                "application/json, Text/HTML  | navigate    | true",
                "text/*                       | navigate    | true",
                "*/*                          | navigate    | true",
                "application/json             | navigate    | false",
                "application/json, */*        | cors        | false",
                "*/*                          | same-origin | false",
                "*/*                          | no-cors     | false",
                "text/html;q=0, */*           | navigate    | false",
                "text/html ; q=0.000, */*     | navigate    | false",
                "text/html;q=0.001            | navigate    | true",
                "text/htmlx                   | navigate    | false",
            })
    void aNavigationIsWhatTheAddressBarAsksFor(String accept, String mode, boolean navigation) {
        Request request = Request.get("/users").with("Accept", accept).with("Sec-Fetch-Mode", mode);

        assertThat(SinglePage.isNavigation(request)).isEqualTo(navigation);
    }

    @Test
    void whoSaysNothingTakesThePage() {
        assertThat(SinglePage.isNavigation(Request.get("/users"))).isTrue();
    }

    @Test
    void thePageIsAnsweredAsTheFileThatItIs() throws IOException {
        Response page = app.handle(Request.get("/users"));
        assertThat(text(page)).isEqualTo("app");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Vary")).isEqualTo("Accept, Sec-Fetch-Mode");

        Request known = Request.get("/other").with("If-None-Match", header(page, "ETag"));
        assertThat(app.handle(known).status()).isEqualTo(Status.NOT_MODIFIED);
        Response part = app.handle(Request.get("/users").with("Range", "bytes=1-"));
        assertThat(part.status()).isEqualTo(Status.PARTIAL_CONTENT);
        assertThat(text(part)).isEqualTo("pp");
    }

    @Test
    void thePageMayHaveAnyNameAndMayBeMissing() throws IOException {
        Handler files = StaticFiles.serving(root);

        assertThat(text(SinglePage.of("a b/é?.html").around(files).handle(Request.get("/users"))))
                .isEqualTo("other");
        assertThat(text(SinglePage.of("none.html").around(files).handle(Request.get("/users"))))
                .isEqualTo("404 Not Found\n");
    }

    @Test
    void aMissingScriptDependsOnNothing() throws IOException {
        assertThat(app.handle(Request.get("/app.js")).headers().contains("Vary"))
                .isFalse();
    }

    @Test
    void whatIsNotShownIsClosed() throws IOException {
        var closings = new AtomicInteger();
        Handler site = request -> new Response(Status.NOT_FOUND, Headers.empty(), new Body.Streamed() {
            @Override
            public OptionalLong length() {
                return OptionalLong.empty();
            }

            @Override
            public void writeTo(OutputStream out) {
                throw new AssertionError("it is not shown");
            }

            @Override
            public void close() {
                closings.incrementAndGet();
            }
        });

        var _ = SinglePage.of("index.html")
                .around(site)
                .handle(Request.get("/a").with("Accept", BROWSER));

        assertThat(closings).hasValue(1);
    }
}
