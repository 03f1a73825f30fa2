package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasicAuthenticationTest {
    private static final Handler PAGE = request -> Response.text(Status.OK, "page");

    private final BasicAuthentication guard = BasicAuthentication.of("zoé", "pass:wörd");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "zoé:pass:wörd,   true",
                "zoé:pass:word,   false",
                "zoé:pass,        false",
                "zoé:pass:wörd!,  false",
                "zoé:,            false",
                "zoe:pass:wörd,   false",
                "Zoé:pass:wörd,   false",
                ":pass:wörd,      false",
                "zoépass,         false",
                "zoé,             false",
                ":,               false",
                "\"\",            false",
            })
    void nameAndPasswordHaveToBeRightToTheLastCharacter(String credentials, boolean right) throws IOException {
        assertThat(status("Basic " + encoded(credentials, StandardCharsets.UTF_8)))
                .isEqualTo(right ? 200 : 401);
    }

    @ParameterizedTest
    @CsvSource({
        "'Basic em/DqTpwYXNzOnfDtnJk',            200",
        "'basic em/DqTpwYXNzOnfDtnJk',            200",
        "'BASIC   em/DqTpwYXNzOnfDtnJk',          200",
        "'Basic',                                 401",
        "'Basicem/DqTpwYXNzOnfDtnJk',             401",
        "'Bearer em/DqTpwYXNzOnfDtnJk',           401",
        "'Basic em_DqTpwYXNzOnfDtnJk',            401",
        "'Basic em/DqTpwYXNzOnfDtnJk, Basic Og',  401",
        "'Basic em/DqTpw YXNzOnfDtnJk',           401",
        "'Basic zoé:pass:wörd',                   401",
        "'Basic =',                               401",
        "'',                                      401",
    })
    void whatIsNotWellFormedIsNotRight(String field, int status) throws IOException {
        assertThat(status(field)).isEqualTo(status);
    }

    @Test
    void whoSaysNothingIsAsked() throws IOException {
        Response response = guard.filter(Request.get("/"), PAGE);

        assertThat(response.status()).isEqualTo(Status.UNAUTHORIZED);
        assertThat(response.headers().all("WWW-Authenticate"))
                .containsExactly("Basic realm=\"Ferry\", charset=\"UTF-8\"");
    }

    @Test
    void whoSaysTwoThingsIsAskedAgain() throws IOException {
        String right = "Basic " + encoded("zoé:pass:wörd", StandardCharsets.UTF_8);
        Request request = Request.get("/");
        Headers twice = request.headers().plus("Authorization", right).plus("Authorization", right);

        assertThat(guard.filter(
                                new Request(Method.GET, request.target(), request.version(), twice, request.client()),
                                PAGE)
                        .status())
                .isEqualTo(Status.UNAUTHORIZED);
    }

    @Test
    void theEncodingIsTheOneThatWasAskedFor() throws IOException {
        assertThat(status("Basic " + encoded("zoé:pass:wörd", StandardCharsets.ISO_8859_1)))
                .isEqualTo(401);
    }

    @Test
    void theUserIsKnownWhoHasProvedIt() {
        Request request = Request.get("/");
        Request proved = request.with("Authorization", "Basic " + encoded("zoé:pass:wörd", StandardCharsets.UTF_8));
        Request claimed = request.with("Authorization", "Basic " + encoded("zoé:guess", StandardCharsets.UTF_8));

        assertThat(guard.user(proved)).contains("zoé");
        assertThat(guard.user(claimed)).isEmpty();
        assertThat(guard.user(request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a:b, secret",
        ":b, secret",
        "'', secret",
        "me, ''",
        "'me\n', secret",
        "me, 'se\tcret'",
        "'me\u0085', secret"
    })
    void whatCannotBeSentIsRefusedAndNotRepeated(String user, String password) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BasicAuthentication.of(user, password))
                .withMessage("not a name and a password that can be sent");
    }

    private int status(String authorization) throws IOException {
        Request request = Request.get("/").with("Authorization", authorization.strip());
        return guard.filter(request, PAGE).status().code();
    }

    private static String encoded(String credentials, Charset charset) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(charset));
    }
}
