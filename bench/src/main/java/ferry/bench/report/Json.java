package ferry.bench.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Values as JSON, without spaces. Thread-safe: there is no state.
public final class Json {

    private Json() {}

    /// Names and values in turn.
    public static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    /// Of maps, collections and numbers; anything else is a string. Of a fraction, three digits are kept.
    public static String text(Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(member -> text(member.getKey()) + ":" + text(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> array -> array.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
            case Double number -> "%.3f".formatted(number);
            case Number number -> number.toString();
            default -> "\"" + escaped(value.toString()) + "\"";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
