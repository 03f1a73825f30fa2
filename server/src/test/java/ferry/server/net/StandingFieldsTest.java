package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import org.junit.jupiter.api.Test;

class StandingFieldsTest {
    private static final Response PAGE = Response.text(Status.OK, "page").with("Vary", "Accept");

    private static Headers in(Response response, String... namesAndValues) {
        return new StandingFields(Headers.of(namesAndValues)).in(response).headers();
    }

    @Test
    void theyStandBehindTheFieldsOfTheResponse() {
        assertThat(in(PAGE, "X-A", "1", "X-B", "2"))
                .isEqualTo(Headers.of(
                        "Content-Type", "text/plain; charset=utf-8", "Vary", "Accept", "X-A", "1", "X-B", "2"));
    }

    @Test
    void theyTakeThePlaceOfTheSameName() {
        assertThat(in(PAGE, "content-type", "text/html"))
                .isEqualTo(Headers.of("Vary", "Accept", "content-type", "text/html"));
    }

    @Test
    void twoOfTheSameNameAreTwo() {
        assertThat(in(PAGE, "Link", "</a>", "Link", "</b>").all("Link")).containsExactly("</a>", "</b>");
    }

    @Test
    void whatAResponseDependsOnAddsUp() {
        assertThat(in(PAGE, "Vary", "Cookie").all("Vary")).containsExactly("Accept", "Cookie");
    }

    @Test
    void withoutAnyTheResponseStaysWhatItIs() {
        assertThat(new StandingFields(Headers.empty()).in(PAGE)).isSameAs(PAGE);
    }
}
