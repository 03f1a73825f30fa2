package ferry.server.wire;

import ferry.server.http.Method;
import ferry.server.http.RequestTarget;
import ferry.server.http.Status;
import ferry.server.wire.Parsed.Invalid;
import java.util.Optional;

/// A request target in whichever of the four forms it came (RFC 9112, 3.2). Immutable.
///
/// @param target path and query
/// @param authority that of the absolute form, which outranks the `Host` field
record TargetForm(RequestTarget target, Optional<String> authority) {
    private static final String SCHEME = "http://";

    private static final Invalid NOT_A_PROXY = new Invalid(Status.NOT_IMPLEMENTED, "this server is not a proxy");
    private static final Invalid MALFORMED =
            Invalid.bad("the target is a path that begins with a slash, or an http URL");
    private static final Invalid ASTERISK = Invalid.bad("only OPTIONS asks about the server as a whole");
    private static final Invalid AUTHORITY = Invalid.bad("the target's authority is not a host and a port");

    /// The target that this text, visible ASCII only, is for this method.
    static Step<TargetForm> of(Method method, String text) {
        if (method.equals(Method.CONNECT)) {
            return Step.refused(NOT_A_PROXY);
        }
        if (text.startsWith("/")) {
            return Step.taken(new TargetForm(RequestTarget.of(text), Optional.empty()));
        }
        if (text.equals("*")) {
            return method.equals(Method.OPTIONS)
                    ? Step.taken(new TargetForm(RequestTarget.of(text), Optional.empty()))
                    : Step.refused(ASTERISK);
        }
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? absolute(text) : Step.refused(MALFORMED);
    }

    /// RFC 9112, 3.2.2: a server accepts the absolute form, although only proxies are sent it.
    private static Step<TargetForm> absolute(String text) {
        int end = authorityEnd(text);
        String authority = text.substring(SCHEME.length(), end);
        // RFC 9110, 4.2.1: an http URL with an empty host is invalid.
        if (authority.isEmpty() || authority.startsWith(":") || !HostRule.isHostAndPort(authority)) {
            return Step.refused(AUTHORITY);
        }
        String rest = text.substring(end);
        String originForm = rest.startsWith("/") ? rest : "/" + rest;
        return Step.taken(new TargetForm(RequestTarget.of(originForm), Optional.of(authority)));
    }

    private static int authorityEnd(String text) {
        int end = SCHEME.length();
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }
}
