package ferry.server.files;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the placeholders of a rule stand for in one request. Immutable.
///
/// @param values by name, each percent-encoded: nothing but unreserved characters, escapes and slashes, so that
///     it is harmless in a path and in a field value
record Captures(Map<String, String> values) {
    static final Captures NONE = new Captures(Map.of());

    private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z]\\w*)");

    /// The text with the values in the places of their names; a name that stands for nothing stays as it is.
    String expand(String template) {
        return PLACEHOLDER.matcher(template).replaceAll(this::value);
    }

    private String value(MatchResult placeholder) {
        return Matcher.quoteReplacement(values.getOrDefault(placeholder.group(1), placeholder.group()));
    }
}
