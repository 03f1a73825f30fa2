package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
    private static final Handler PAGE =
            request -> Response.of(Status.OK).with("Vary", "Accept").with("Allow", "GET");

    private static final Request PREFLIGHT = Request.of(Method.OPTIONS, "/")
            .with("Origin", "https://a.test")
            .with("Access-Control-Request-Method", "GET");

    @Test
    void everyoneMayReadWhatEveryoneGets() throws IOException {
        Response response = Cors.ofEveryOrigin().filter(Request.get("/"), PAGE);

        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.headers())
                .isEqualTo(Headers.of(
                        "Vary", "Accept",
                        "Allow", "GET",
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test,       true",
        "http://a.test,        false",
        "https://a.test:444,   false",
        "https://b.test,       false",
        "https://a.test.evil,  false",
        "https://xa.test,      false",
        "null,                 false",
    })
    void oneOriginIsAllowedAndNoOther(String origin, boolean allowed) throws IOException {
        Response response =
                Cors.ofOrigin("HTTPS://a.test").filter(Request.get("/").with("Origin", origin), PAGE);

        assertThat(response.headers().all("Access-Control-Allow-Origin").equals(List.of("https://a.test")))
                .isEqualTo(allowed);
        assertThat(response.headers().contains("Access-Control-Expose-Headers")).isEqualTo(allowed);
        assertThat(response.headers().all("Vary")).containsExactly("Accept", "Origin");
    }

    @Test
    void whoDoesNotSayWhereHeComesFromGetsThePageAlone() throws IOException {
        Headers headers =
                Cors.ofOrigin("https://a.test").filter(Request.get("/"), PAGE).headers();

        assertThat(headers).isEqualTo(Headers.of("Vary", "Accept", "Allow", "GET", "Vary", "Origin"));
    }

    @Test
    void aBrowserThatAsksBeforehandIsToldWhatItMayAskFor() throws IOException {
        Response response = Cors.ofEveryOrigin().filter(PREFLIGHT, PAGE);

        assertThat(response.status()).isEqualTo(Status.NO_CONTENT);
        assertThat(response.headers())
                .isEqualTo(Headers.of(
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Allow-Methods", "GET, HEAD",
                        "Access-Control-Allow-Headers",
                                "*, Authorization, Cache-Control, If-Match, If-Modified-Since, If-None-Match, "
                                        + "If-Range, If-Unmodified-Since, Range",
                        "Access-Control-Max-Age", "600"));
    }

    @Test
    void aPublicPageMayReadAPrivateServerIfItAsks() throws IOException {
        Request asking = PREFLIGHT.with("Access-Control-Request-Private-Network", "true");
        String field = "Access-Control-Allow-Private-Network";

        assertThat(Cors.ofEveryOrigin().filter(asking, PAGE).headers().all(field))
                .containsExactly("true");
        assertThat(Cors.ofOrigin("https://a.test")
                        .filter(asking, PAGE)
                        .headers()
                        .all(field))
                .containsExactly("true");
        assertThat(Cors.ofOrigin("https://b.test")
                        .filter(asking, PAGE)
                        .headers()
                        .all(field))
                .isEmpty();
    }

    @Test
    void anotherOriginIsPermittedNothing() throws IOException {
        Response response = Cors.ofOrigin("https://b.test").filter(PREFLIGHT, PAGE);

        assertThat(response.status()).isEqualTo(Status.NO_CONTENT);
        assertThat(response.headers()).isEqualTo(Headers.of("Vary", "Origin"));
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, Origin", "OPTIONS, Access-Control-Request-Method", "GET, Access-Control-Request-Method"})
    void whatIsNoQuestionGoesOn(String method, String field) throws IOException {
        Request request = Request.of(Method.of(method), "/").with(field, "https://a.test");

        assertThat(Cors.ofEveryOrigin().filter(request, PAGE).headers().first("Allow"))
                .contains("GET");
    }

    @Test
    void anOriginCannotSmuggleAField() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cors.ofOrigin("https://a.test\r\nX: y"));
    }
}
