package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    /,          /,      -
                    /a/b,       /a/b,   -
                    /a?b=c,     /a,     b=c
                    /a?,        /a,     ''
                    /a?b?c,     /a,     b?c
                    /?/,        /,      /
                    //a,        //a,    -
                    /%2e%3F?%3f,/%2e%3F,%3f
                    *,          *,      -
                    """)
    void aTargetIsPathAndQueryAsSent(String text, String path, @Nullable String query) {
        RequestTarget target = RequestTarget.of(text);

        assertThat(target).isEqualTo(new RequestTarget(path, Optional.ofNullable(query)));
        assertThat(target).hasToString(text);
        assertThat(target.isAsterisk()).isEqualTo(text.equals("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?a", "a", "a/b", "**", "http://a/"})
    void aPathBeginsWithASlash(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestTarget.of(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Request.get(text));
    }

    @Test
    void aRequestMadeByHandIsComplete() {
        Request request = Request.get("/a?b");

        assertThat(request.method()).isEqualTo(Method.GET);
        assertThat(request.target().path()).isEqualTo("/a");
        assertThat(request.version()).isEqualTo(Version.HTTP_1_1);
        assertThat(request.headers().all("Host")).hasSize(1);
        assertThat(request.client().getAddress().isLoopbackAddress()).isTrue();
        assertThat(request).hasToString("GET /a?b HTTP/1.1");
    }

    @Test
    void withReplacesAField() {
        Request request = Request.of(Method.HEAD, "/").with("host", "a").with("Range", "bytes=0-");

        assertThat(request.header("Host")).contains("a");
        assertThat(request.header("range")).contains("bytes=0-");
        assertThat(request.header("absent")).isEmpty();
        assertThat(request.headers().size()).isEqualTo(2);
    }

    @Test
    void aRequestForAnotherTargetIsOtherwiseTheSame() {
        Request request = Request.get("/a").with("x", "y");
        Request other = request.to(RequestTarget.of("/b"));

        assertThat(other.target()).hasToString("/b");
        assertThat(other.to(request.target())).isEqualTo(request);
    }
}
