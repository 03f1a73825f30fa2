package ferry.server.files;

import ferry.server.files.RequestPath.Names;
import ferry.server.http.RequestTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A path with placeholders, as in `_headers` and `_redirects`: `:name` is a whole segment, `*` is anything.
/// Immutable; a pure function of a path.
///
/// Patterns and paths are compared in one spelling, in which each name is decoded and encoded again. So `/%61`
/// is `/a` in both, no spelling gets around a rule, and what a placeholder stands for is encoded.
///
/// @param start every path that matches begins with it
/// @param end every path that matches ends with it, slashes at both ends aside
/// @param literal the path without the slash at its end, if there is no placeholder in it
record PathPattern(String start, String end, Pattern regex, List<String> names, Optional<String> literal) {
    static final String SPLAT = "splat";

    private static final Pattern TOKEN = Pattern.compile("(?<=/):([A-Za-z]\\w*)(?=/|$)|\\*");

    /// A placeholder that is not a whole segment.
    private static final Pattern PARTIAL = Pattern.compile(":[A-Za-z]");

    private static final Pattern CUT_ESCAPE = Pattern.compile(".*%[0-9A-F]?");

    /// The one spelling of a path; empty when no file could have it.
    static Optional<String> canonical(RequestTarget target) {
        return RequestPath.of(target.path()) instanceof Names path ? Optional.of(canonical(path)) : Optional.empty();
    }

    private static String canonical(Names path) {
        var spelling = new StringBuilder();
        path.names().forEach(name -> spelling.append('/').append(PercentEncoding.encode(name)));
        return path.folder() ? spelling.append('/').toString() : spelling.toString();
    }

    /// The path without the slash at its end.
    static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// The pattern that this text is, which tells `/a` from `/a/`; empty when it is none.
    static Optional<PathPattern> exactly(String text) {
        return parse(text).flatMap(tokens -> pattern(tokens, ""));
    }

    /// The same, but `/a`, `/a/` and `/a/*` all match `/a` and `/a/`.
    static Optional<PathPattern> ignoringSlash(String text) {
        if (text.endsWith("/*")) {
            return parse(text.substring(0, text.length() - 2)).flatMap(tokens -> {
                tokens.add(new Token.Rest());
                return pattern(tokens, "");
            });
        }
        return parse(withoutSlash(text)).flatMap(tokens -> pattern(tokens, "/?"));
    }

    /// What the placeholders stand for when this path in its one spelling matches.
    Optional<Captures> match(String path) {
        // Somebody may send a long path to hundreds of patterns, and few of them get past this.
        if (!path.startsWith(start) || !withoutSlash(path).endsWith(end)) {
            return Optional.empty();
        }
        Matcher matcher = regex.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i + 1);
            // "/*0" finds its 0 in the "%20" of "/a%20", which it does not match.
            if (value != null && CUT_ESCAPE.matcher(value).matches()) {
                return Optional.empty();
            }
            values.put(names.get(i), value == null ? "" : value);
        }
        return Optional.of(values.isEmpty() ? Captures.NONE : new Captures(values));
    }

    /// A part of a pattern.
    private sealed interface Token {
        record Text(String canonical) implements Token {}

        record Segment(String name) implements Token {}

        record Anything() implements Token {}

        /// Nothing, or a slash and anything.
        record Rest() implements Token {}
    }

    private static Optional<List<Token>> parse(String text) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at <= text.length()) {
            boolean found = matcher.find();
            Optional<String> literal = literal(text.substring(at, found ? matcher.start() : text.length()));
            if (literal.isEmpty()) {
                return Optional.empty();
            }
            tokens.add(new Token.Text(literal.get()));
            if (!found) {
                break;
            }
            tokens.add(matcher.group(1) == null ? new Token.Anything() : new Token.Segment(matcher.group(1)));
            at = matcher.end();
        }
        return Optional.of(tokens);
    }

    /// A part of a path without placeholders, in its one spelling; empty when it can't be part of one.
    private static Optional<String> literal(String text) {
        if (PARTIAL.matcher(text).find() || text.contains("//")) {
            return Optional.empty();
        }
        var spelling = new StringBuilder();
        for (String segment : text.split("/", -1)) {
            Optional<String> name = PercentEncoding.decode(segment)
                    .filter(decoded ->
                            decoded.isEmpty() || RequestPath.refusal(decoded).isEmpty());
            if (name.isEmpty()) {
                return Optional.empty();
            }
            spelling.append(PercentEncoding.encode(name.get())).append('/');
        }
        return Optional.of(spelling.substring(0, spelling.length() - 1));
    }

    /// Each part is matched in one way only, but for one that may be anything: there is no exponential search.
    private static Optional<PathPattern> pattern(List<Token> tokens, String end) {
        var regex = new StringBuilder();
        var literal = new StringBuilder();
        var names = new ArrayList<String>();
        for (Token token : tokens) {
            switch (token) {
                case Token.Text(String text) -> {
                    regex.append(Pattern.quote(text));
                    literal.append(text);
                }
                case Token.Segment(String name) -> {
                    regex.append("([^/]++)");
                    names.add(name);
                }
                case Token.Anything() -> {
                    regex.append("(.*)");
                    names.add(SPLAT);
                }
                case Token.Rest() -> {
                    regex.append("(?:/(.*))?");
                    names.add(SPLAT);
                }
            }
        }
        boolean unique = new HashSet<>(names).size() == names.size();
        return unique
                ? Optional.of(new PathPattern(
                        tokens.getFirst() instanceof Token.Text(String first) ? withoutSlash(first) : "",
                        tokens.getLast() instanceof Token.Text(String last) ? withoutSlash(last) : "",
                        Pattern.compile(regex + end),
                        List.copyOf(names),
                        names.isEmpty() ? Optional.of(withoutSlash(literal.toString())) : Optional.empty()))
                : Optional.empty();
    }
}
