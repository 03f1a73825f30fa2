package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Method;
import ferry.server.http.RequestTarget;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What holds of any text in the place of a request target.
///
/// - What is accepted is read as the same again when it is written in origin form.
/// - An http URL by the JDK's reading of RFC 3986 is accepted, and taken apart in the same places.
public final class TargetFuzz {
    private static final int HIGHEST_PORT = 65_535;

    private TargetFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        if (text.isEmpty() || Octets.TARGET.endOf(input, 0, input.length) < input.length) {
            return;
        }
        Optional<TargetForm> target = read(Method.GET, text);
        target.ifPresent(TargetFuzz::accepted);
        url(text).ifPresent(url -> assertThat(target).hasValueSatisfying(form -> sameAs(url, form)));
        assertThat(read(Method.CONNECT, text)).isEmpty();
        assertThat(read(Method.OPTIONS, text)).isEqualTo(text.equals("*") ? asterisk() : target);
    }

    private static Optional<TargetForm> read(Method method, String text) {
        return switch (TargetForm.of(method, text)) {
            case Step.Taken<TargetForm>(TargetForm form) -> Optional.of(form);
            case Step.Refused<TargetForm> _ -> Optional.empty();
        };
    }

    private static Optional<TargetForm> asterisk() {
        return Optional.of(new TargetForm(RequestTarget.of("*"), Optional.empty()));
    }

    private static void accepted(TargetForm form) {
        String originForm = form.target().toString();
        assertThat(originForm).startsWith("/");
        assertThat(form.target().path()).doesNotContain("?");
        form.authority()
                .ifPresent(authority -> assertThat(authority).isNotEmpty().doesNotContain("/", "?", "@"));
        assertThat(read(Method.GET, originForm)).hasValue(new TargetForm(form.target(), Optional.empty()));
    }

    /// The text as an http URL that a client may send; empty when the JDK takes it for none.
    private static Optional<URI> url(String text) {
        try {
            var uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme());
            return Optional.of(uri)
                    .filter(_ -> http && uri.getHost() != null && uri.getRawUserInfo() == null)
                    .filter(_ -> portDigits(uri) <= 5 && uri.getPort() <= HIGHEST_PORT)
                    // The JDK takes a zone there, which RFC 9110 does not.
                    .filter(_ -> !uri.getHost().contains("%"));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static int portDigits(URI uri) {
        String authority = uri.getRawAuthority();
        return authority.length() - 1 - authority.lastIndexOf(':');
    }

    private static void sameAs(URI url, TargetForm form) {
        assertThat(form.authority()).hasValue(url.getRawAuthority());
        assertThat(form.target().path()).isEqualTo(url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        assertThat(form.target().query()).isEqualTo(Optional.ofNullable(url.getRawQuery()));
    }
}
