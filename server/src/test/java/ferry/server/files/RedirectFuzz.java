package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RedirectRules.Match;
import ferry.server.http.Headers;
import ferry.server.http.RequestTarget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// What holds of any `_redirects` and any target, which is the first line of the input.
///
/// - Each complaint names its line, and there are not too many.
/// - Where a rule leads can stand in a field and is a URL, at the host that the rule names, or at no other than this
///   one: whatever the client asked for.
public final class RedirectFuzz {
    private static final int MOST_COMPLAINTS = 21;

    private RedirectFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        List<String> halves = halves(input);
        RedirectRules rules = RedirectParser.parse(halves.getLast());
        assertThat(rules.complaints())
                .hasSizeLessThanOrEqualTo(MOST_COMPLAINTS)
                .allMatch(complaint -> complaint.matches("(?s)_redirects:(\\d+:)? .+"));
        RequestTarget target = RequestTarget.of("/" + halves.getFirst());
        PathPattern.canonical(target)
                .ifPresent(path -> rules.matches(target, path, "site.test").forEach(RedirectFuzz::leads));
    }

    /// The first line as a target without its slash, in visible ASCII, and the rest as text.
    static List<String> halves(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String target = (end < 0 ? text : text.substring(0, end)).replaceAll("[^!-~]|#", "");
        return List.of(target, end < 0 ? "" : text.substring(end + 1));
    }

    private static void leads(Match match) {
        var field = new Headers.Field("Location", match.destination());
        // The query goes along as the client sent it.
        URI destination = URI.create(field.value().replaceFirst("\\?[^#]*", ""));
        RuleUrl to = match.rule().to();
        if (to.host().isPresent()) {
            assertThat(match.rule().redirects()).isTrue();
            assertThat(field.value()).startsWith(to.origin().orElseThrow() + "/");
            assertThat(destination.getRawAuthority().toLowerCase(Locale.ROOT))
                    .startsWith(to.host().get());
        } else {
            assertThat(field.value()).startsWith("/").doesNotStartWith("//");
            assertThat(destination.getRawAuthority()).isNull();
        }
    }
}
