package ferry.server.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Names as segments of a path (RFC 3986, 2.1 and 3.3), in UTF-8. Pure functions.
final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /// The name that this segment spells; empty when an escape is cut off or isn't hexadecimal, when the bytes
    /// are not UTF-8, or when a character stands there that no path may hold.
    static Optional<String> decode(String segment) {
        return isPlain(segment) ? Optional.of(segment) : bytes(segment).flatMap(PercentEncoding::utf8);
    }

    /// This name with everything but unreserved characters escaped, so that it is a whole segment wherever a
    /// reference may stand: no colon makes it a scheme, no quote ends an attribute.
    static String encode(String name) {
        var encoded = new StringBuilder(name.length() + 16);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%');
                HEX.toHexDigits(encoded, b);
            }
        }
        return encoded.toString();
    }

    /// Whether this path, or segment of one, spells itself: nothing in it is escaped, and all may stand there.
    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%' || !mayStand(c)) {
                return false;
            }
        }
        return true;
    }

    /// Control characters and spaces would have to be escaped; a question mark or number sign would have ended
    /// the path.
    private static boolean mayStand(char c) {
        return c > ' ' && c < 0x7F && c != '?' && c != '#';
    }

    private static Optional<ByteBuffer> bytes(String segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        int i = 0;
        while (i < segment.length()) {
            char c = segment.charAt(i);
            if (c == '%') {
                if (!isEscape(segment, i)) {
                    return Optional.empty();
                }
                bytes.put((byte) HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 3;
            } else {
                if (!mayStand(c)) {
                    return Optional.empty();
                }
                bytes.put((byte) c);
                i++;
            }
        }
        return Optional.of(bytes.flip());
    }

    private static boolean isEscape(String segment, int percent) {
        return percent + 2 < segment.length()
                && HexFormat.isHexDigit(segment.charAt(percent + 1))
                && HexFormat.isHexDigit(segment.charAt(percent + 2));
    }

    /// Strictly: an overlong form of a dot or a slash is an error and not another spelling of it.
    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
