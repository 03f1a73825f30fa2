package ferry.server.files;

import ferry.server.http.Syntax;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A name for one state of a representation (RFC 9110, 8.8.3). Immutable.
///
/// @param opaque what stands between the quotes
/// @param weak whether representations of the same tag may differ in what doesn't matter
record EntityTag(String opaque, boolean weak) {
    private static final HexFormat HEX = HexFormat.of();

    /// The strong tag of a file in this state.
    static EntityTag of(FileState state) {
        long modified = state.modified().to(TimeUnit.NANOSECONDS);
        String opaque = Long.toHexString(state.size())
                + '-'
                + Long.toHexString(modified)
                + '-'
                + HEX.toHexDigits(state.identity());
        return new EntityTag(opaque, false);
    }

    /// This tag with more in it.
    EntityTag with(String suffix) {
        return new EntityTag(opaque + suffix, weak);
    }

    /// The tag that this text is.
    static Optional<EntityTag> parse(String text) {
        return end(text, 0) == text.length() ? Optional.of(parse(text, 0, text.length())) : Optional.empty();
    }

    /// The tag between these indexes, where [#end] has found one.
    static EntityTag parse(String text, int start, int end) {
        return new EntityTag(text.substring(text.indexOf('"', start) + 1, end - 1), text.charAt(start) == 'W');
    }

    /// The index behind the tag that starts here; -1 when none does.
    static int end(String text, int start) {
        // The W is case-sensitive (RFC 9110, 8.8.3).
        int quote = text.startsWith("W/", start) ? start + 2 : start;
        if (!text.startsWith("\"", quote)) {
            return -1;
        }
        int end = quote + 1;
        while (end < text.length() && isTagCharacter(text.charAt(end))) {
            end++;
        }
        return text.startsWith("\"", end) ? end + 1 : -1;
    }

    /// RFC 9110, 8.8.3.2: the same, and neither is weak.
    boolean matchesStrongly(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /// RFC 9110, 8.8.3.2: the same, weak or not.
    boolean matchesWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /// As in a field: `"33a64df5"` or `W/"33a64df5"`.
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + '"';
    }

    private static boolean isTagCharacter(char c) {
        return c > ' ' && c != '"' && Syntax.isFieldValueCharacter(c);
    }
}
