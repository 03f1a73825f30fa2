package ferry.server.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path of this site, or of a host, as rules name them. Immutable.
///
/// @param origin scheme, host and port of an absolute URL, as written
/// @param host in lower case, without the port
/// @param path what follows the origin; begins with a slash, and holds placeholders perhaps
record RuleUrl(Optional<String> origin, Optional<String> host, String path) {
    /// No placeholder is part of it: whoever asks must not choose the host that he is sent to.
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::\\d{1,5})?)([/?#].*)?");

    /// The URL that this text is; empty when it is none.
    static Optional<RuleUrl> parse(String text) {
        // Characters beyond ASCII are escaped, as browsers do.
        String ascii = ascii(text);
        Matcher absolute = ABSOLUTE.matcher(ascii);
        if (absolute.matches()) {
            String rest = absolute.group(3) == null ? "/" : absolute.group(3);
            return valid(new RuleUrl(
                    Optional.of(absolute.group(1)),
                    Optional.of(absolute.group(2).toLowerCase(Locale.ROOT)),
                    rest.startsWith("/") ? rest : "/" + rest));
        }
        // "//host/" is the short form of a URL of another host.
        return ascii.startsWith("/") && !ascii.startsWith("//")
                ? valid(new RuleUrl(Optional.empty(), Optional.empty(), ascii))
                : Optional.empty();
    }

    /// Whether it begins as such a URL does.
    static boolean looksLikeOne(String text) {
        return text.startsWith("/")
                || text.regionMatches(true, 0, "http://", 0, "http://".length())
                || text.regionMatches(true, 0, "https://", 0, "https://".length());
    }

    private static Optional<RuleUrl> valid(RuleUrl url) {
        try {
            var _ = new URI("http://host" + url.path);
            return Optional.of(url);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static String ascii(String text) {
        var ascii = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character < 0x80) {
                ascii.append((char) character);
            } else {
                ascii.append(PercentEncoding.encode(Character.toString(character)));
            }
        });
        return ascii.toString();
    }
}
