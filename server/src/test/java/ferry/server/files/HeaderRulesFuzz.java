package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.util.List;

/// What holds of any `_headers` and any target, which is the first line of the input.
///
/// - Each complaint names its line, and there are not too many.
/// - What frames a message, and what says what is true of a file, is what it was, whatever the rules say.
public final class HeaderRulesFuzz {
    private static final int MOST_COMPLAINTS = 21;

    private static final List<String> OWNED =
            List.of("ETag", "Content-Length", "Content-Range", "Last-Modified", "Location");

    private static final Response RESPONSE = new Response(
            Status.OK,
            Headers.of(
                    "Content-Type",
                    "text/html",
                    "Vary",
                    "Accept",
                    "ETag",
                    "\"a\"",
                    "Location",
                    "./b",
                    "Content-Range",
                    "c"),
            Body.empty());

    private HeaderRulesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> halves = RedirectFuzz.halves(input);
        HeaderRules rules = HeaderParser.parse(halves.getLast());
        assertThat(rules.complaints())
                .hasSizeLessThanOrEqualTo(MOST_COMPLAINTS)
                .allMatch(complaint -> complaint.matches("(?s)_headers:(\\d+:)? .+"));
        PathPattern.canonical(RequestTarget.of("/" + halves.getFirst())).ifPresent(path -> edited(rules, path));
    }

    private static void edited(HeaderRules rules, String path) {
        Headers fields = rules.edit(RESPONSE, path, "site.test").headers();
        for (String name : OWNED) {
            assertThat(fields.all(name)).isEqualTo(RESPONSE.headers().all(name));
        }
        assertThat(fields.all("Vary")).startsWith("Accept");
        for (String name : List.of("Connection", "Transfer-Encoding", "Trailer", "Date")) {
            assertThat(fields.contains(name)).isFalse();
        }
    }
}
