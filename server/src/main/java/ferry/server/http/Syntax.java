package ferry.server.http;

/// The character rules of RFC 9110, section 5, for what goes into a field. Pure functions.
///
/// ```java
/// boolean yes = Syntax.isToken("Content-Type");
/// boolean no = Syntax.isFieldValue("a\r\nSet-Cookie: b");
/// ```
public final class Syntax {
    private static final boolean[] TOKEN = tokenCharacters();

    private Syntax() {}

    private static boolean[] tokenCharacters() {
        var table = new boolean[128];
        for (char c = '0'; c <= '9'; c++) {
            table[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            table[c] = true;
            table[Character.toUpperCase(c)] = true;
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            table[c] = true;
        }
        return table;
    }

    /// Whether this character may stand in a token (RFC 9110, 5.6.2).
    public static boolean isTokenCharacter(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }

    /// Whether this is a token: a method, a field name (RFC 9110, 5.6.2).
    public static boolean isToken(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// Whether this character may stand in a field value (RFC 9110, 5.5): visible, space, tab or above ASCII, up to one
    /// byte. Line breaks and NUL would let a value become a field of its own.
    public static boolean isFieldValueCharacter(int c) {
        return c == '\t' || (c >= ' ' && c <= 0xFF && c != 0x7F);
    }

    /// Whether this may be sent as a field value: characters as above, no white space at either end.
    public static boolean isFieldValue(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (!isFieldValueCharacter(text.charAt(i))) {
                return false;
            }
        }
        return length == 0 || !(isWhiteSpace(text.charAt(0)) || isWhiteSpace(text.charAt(length - 1)));
    }

    /// Whether this is optional white space, OWS (RFC 9110, 5.6.3).
    public static boolean isWhiteSpace(int c) {
        return c == ' ' || c == '\t';
    }
}
