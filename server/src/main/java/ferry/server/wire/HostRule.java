package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import java.net.Inet6Address;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Which host a request is for (RFC 9112, 3.2). Pure functions.
///
/// Two parties that disagree about the host serve one site's content under the name of another: a request says it
/// once and clearly.
final class HostRule {
    private static final int HIGHEST_PORT = 65_535;

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
        return Step.taken(line.target()
                .authority()
                .map(authority -> fields.with("Host", authority))
                .orElse(fields));
    }

    /// Whether this is `uri-host [ ":" port ]` (RFC 9110, 7.2). An empty host is one.
    static boolean isHostAndPort(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : hostEnd(text);
        return isHost(text.substring(0, hostEnd)) && isPort(text.substring(hostEnd));
    }

    private static int hostEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    private static boolean isHost(String host) {
        return host.startsWith("[")
                ? isIpLiteral(host.substring(1, host.length() - 1))
                : Octets.HOST.hasAll(host) && hasWholeEscapes(host);
    }

    /// RFC 3986, 2.1: a percent sign has two hexadecimal digits behind it.
    private static boolean hasWholeEscapes(String name) {
        int percent = name.indexOf('%');
        while (percent >= 0) {
            if (percent + 2 >= name.length()
                    || !HexFormat.isHexDigit(name.charAt(percent + 1))
                    || !HexFormat.isHexDigit(name.charAt(percent + 2))) {
                return false;
            }
            percent = name.indexOf('%', percent + 3);
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
    private static boolean isPort(String port) {
        if (port.length() <= 1) {
            return port.isEmpty() || port.equals(":");
        }
        String digits = port.substring(1);
        return port.startsWith(":")
                && digits.length() <= 5
                && Octets.DIGIT.hasAll(digits)
                && Integer.parseInt(digits) <= HIGHEST_PORT;
    }
}
