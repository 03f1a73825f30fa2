package ferry.server.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters that a query has to have for a rule. Immutable; a pure function of a query.
///
/// @param expected by name; a value that begins with a colon is a placeholder
record QueryPattern(Map<String, String> expected) {
    QueryPattern {
        expected = Map.copyOf(expected);
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    /// What the placeholders stand for, those of the path and these, when all parameters are there; others don't
    /// matter. Of two of one name the first counts.
    Optional<Captures> match(Optional<String> query, Captures ofPath) {
        if (expected.isEmpty()) {
            return Optional.of(ofPath);
        }
        Map<String, String> sent = parameters(query.orElse(""));
        var values = new HashMap<>(ofPath.values());
        for (Map.Entry<String, String> parameter : expected.entrySet()) {
            String value = sent.get(parameter.getKey());
            String wanted = parameter.getValue();
            if (value == null || !(wanted.startsWith(":") || wanted.equals(value))) {
                return Optional.empty();
            }
            if (wanted.startsWith(":")) {
                values.put(wanted.substring(1), PercentEncoding.encode(value));
            }
        }
        return Optional.of(new Captures(values));
    }

    /// Names and values as a form sends them; what can't be decoded is left out.
    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                parameters.putIfAbsent(name.get(), value.get());
            }
        }
        return parameters;
    }

    /// Other than in a path, a question mark may stand for itself here.
    private static Optional<String> decode(String text) {
        return PercentEncoding.decode(text.replace('+', ' ').replace(" ", "%20").replace("?", "%3F"));
    }
}
