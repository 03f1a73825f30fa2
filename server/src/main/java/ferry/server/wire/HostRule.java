package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import java.net.Inet6Address;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which host a request is for (RFC 9112, 3.2). Pure functions.
///
/// Two parties that disagree about the host serve one site's content under the name of another: a request says it
/// once and clearly.
final class HostRule {
    private static final int HIGHEST_PORT = 65_535;

    /// As many as the highest port has; one more could be a number that no int holds.
    private static final int MOST_DIGITS = 5;

    private static final Pattern FUTURE_ADDRESS = Pattern.compile("[vV][0-9A-Fa-f]++\\..+");

    private static final Invalid MISSING = Invalid.bad("HTTP/1.1 needs a Host field");
    private static final Invalid SEVERAL = Invalid.bad("there is more than one Host field");
    private static final Invalid MALFORMED = Invalid.bad("the Host field is not a host and a port");

    private HostRule() {}

    /// The fields with the one `Host` that counts: that of the target, if it has one.
    static Step<Headers> apply(RequestLine line, Headers fields) {
        List<String> hosts = fields.all("Host");
        if (hosts.size() > 1) {
            return Step.refused(SEVERAL);
        }
        if (hosts.isEmpty() && line.version() == Version.HTTP_1_1) {
            return Step.refused(MISSING);
        }
        if (!hosts.isEmpty() && !isHostAndPort(hosts.getFirst())) {
            return Step.refused(MALFORMED);
        }
        Optional<String> authority = line.target().authority();
        return Step.taken(authority.isPresent() ? fields.with("Host", authority.get()) : fields);
    }

    /// Whether this is `uri-host [ ":" port ]` (RFC 9110, 7.2). An empty host is one.
    static boolean isHostAndPort(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : hostEnd(text);
        return isHost(text, hostEnd) && isPort(text, hostEnd);
    }

    private static int hostEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    private static boolean isHost(String text, int to) {
        return text.startsWith("[")
                ? to > 0 && isIpLiteral(text.substring(1, to - 1))
                : Octets.HOST.hasAll(text, 0, to) && hasWholeEscapes(text, to);
    }

    /// RFC 3986, 2.1: a percent sign has two hexadecimal digits behind it.
    private static boolean hasWholeEscapes(String text, int to) {
        int percent = text.indexOf('%', 0, to);
        while (percent >= 0) {
            if (percent + 2 >= to
                    || !HexFormat.isHexDigit(text.charAt(percent + 1))
                    || !HexFormat.isHexDigit(text.charAt(percent + 2))) {
                return false;
            }
            percent = text.indexOf('%', Math.min(percent + 3, to), to);
        }
        return true;
    }

    /// RFC 3986, 3.2.2: an IPv6 address without a zone, or one of a version that nobody knows yet, such as `v1.a`.
    private static boolean isIpLiteral(String address) {
        if (!Octets.IP_LITERAL.hasAll(address)) {
            return false;
        }
        return FUTURE_ADDRESS.matcher(address).matches() || isIpv6(address);
    }

    /// Nothing is looked up: the JDK takes a literal here, and nothing else.
    private static boolean isIpv6(String address) {
        try {
            var _ = Inet6Address.ofLiteral(address);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Nothing, or a colon with a number behind it; RFC 3986, 3.2.3 allows the colon alone.
    private static boolean isPort(String text, int from) {
        int digits = from + 1;
        int to = text.length();
        if (digits >= to) {
            return from == to || text.charAt(from) == ':';
        }
        return text.charAt(from) == ':'
                && to - digits <= MOST_DIGITS
                && Octets.DIGIT.hasAll(text, digits, to)
                && Integer.parseInt(text, digits, to, 10) <= HIGHEST_PORT;
    }
}
