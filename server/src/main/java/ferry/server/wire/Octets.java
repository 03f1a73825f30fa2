package ferry.server.wire;

import ferry.server.http.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/// A class of bytes, as a table that is made once: whether a byte of a head belongs to it is a single look.
/// Immutable.
final class Octets {
    /// What methods and field names are made of (RFC 9110, 5.6.2).
    static final Octets TOKEN = new Octets(Syntax::isTokenCharacter);

    /// What a field value is made of (RFC 9110, 5.5): no line break and no NUL, with which a value would become a
    /// field.
    static final Octets FIELD_VALUE = new Octets(Syntax::isFieldValueCharacter);

    /// What a request target is made of: visible ASCII. RFC 3986 allows fewer, but browsers send `|` and `"` as
    /// they are. A fragment never leaves the client (RFC 9112, 3.2).
    static final Octets TARGET = new Octets(octet -> octet > ' ' && octet < 0x7F && octet != '#');

    /// What a registered name or an IPv4 address is made of (RFC 3986, 3.2.2).
    static final Octets HOST = new Octets(octet -> isLetterOrDigit(octet) || "-._~%!$&'()*+,;=".indexOf(octet) >= 0);

    /// What stands between the brackets of an IPv6 address (RFC 3986, 3.2.2).
    static final Octets IP_LITERAL =
            new Octets(octet -> isLetterOrDigit(octet) || "-._~!$&'()*+,;=:".indexOf(octet) >= 0);

    /// A decimal digit.
    static final Octets DIGIT = new Octets(octet -> octet >= '0' && octet <= '9');

    static final byte CR = '\r';
    static final byte LF = '\n';

    private final boolean[] members = new boolean[256];

    private Octets(IntPredicate rule) {
        for (int octet = 0; octet < members.length; octet++) {
            members[octet] = rule.test(octet);
        }
    }

    private static boolean isLetterOrDigit(int octet) {
        return octet < 0x80 && Character.isLetterOrDigit(octet);
    }

    /// Whether this byte belongs to the class.
    boolean has(byte octet) {
        return members[octet & 0xFF];
    }

    /// The index of the first byte that does not belong to the class; `to` when all do.
    int endOf(byte[] buffer, int from, int to) {
        int index = from;
        while (index < to && has(buffer[index])) {
            index++;
        }
        return index;
    }

    /// Whether all characters belong to the class. Each stands for one byte, as [#text] makes them.
    boolean hasAll(String text) {
        return hasAll(text, 0, text.length());
    }

    /// Whether all characters in this part do.
    boolean hasAll(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!members[text.charAt(i) & 0xFF]) {
                return false;
            }
        }
        return true;
    }

    /// These bytes as text, one character each (ISO 8859-1).
    static String text(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
