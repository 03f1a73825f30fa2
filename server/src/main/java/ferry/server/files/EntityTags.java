package ferry.server.files;

import ferry.server.http.Syntax;
import java.util.ArrayList;
import java.util.List;

/// The value of `If-Match` or `If-None-Match` (RFC 9110, 13.1.1 and 13.1.2). Immutable.
sealed interface EntityTags {
    /// `*`: any state that there is.
    record Any() implements EntityTags {}

    /// The states of these tags.
    record Listed(List<EntityTag> tags) implements EntityTags {}

    /// Reads a field value. What is not such a list has no tags, so that it matches nothing: `If-Match` then
    /// fails and `If-None-Match` then sends, the safe side of both.
    static EntityTags parse(String field) {
        if (field.equals("*")) {
            return new Any();
        }
        var tags = new ArrayList<EntityTag>();
        int at = skipSeparators(field, 0);
        while (at < field.length()) {
            int end = EntityTag.end(field, at);
            if (end < 0 || !isAtSeparator(field, end)) {
                return new Listed(List.of());
            }
            tags.add(EntityTag.parse(field, at, end));
            at = skipSeparators(field, end);
        }
        return new Listed(List.copyOf(tags));
    }

    /// Whether one of these names the same bytes as that tag.
    default boolean matchStrongly(EntityTag tag) {
        return switch (this) {
            case Any _ -> true;
            case Listed(var tags) -> tags.stream().anyMatch(tag::matchesStrongly);
        };
    }

    /// Whether one of these names the same representation as that tag, perhaps in other bytes.
    default boolean matchWeakly(EntityTag tag) {
        return switch (this) {
            case Any _ -> true;
            case Listed(var tags) -> tags.stream().anyMatch(tag::matchesWeakly);
        };
    }

    /// Empty members of a list are to be ignored (RFC 9110, 5.6.1.2).
    private static int skipSeparators(String field, int start) {
        int at = start;
        while (at < field.length() && (field.charAt(at) == ',' || Syntax.isWhiteSpace(field.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isAtSeparator(String field, int end) {
        int at = end;
        while (at < field.length() && Syntax.isWhiteSpace(field.charAt(at))) {
            at++;
        }
        return at == field.length() || field.charAt(at) == ',';
    }
}
