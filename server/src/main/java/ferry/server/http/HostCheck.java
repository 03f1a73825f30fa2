package ferry.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Lets those requests through that name this server, and answers others with a 421. Immutable and
/// thread-safe.
///
/// It stops DNS rebinding: a page of `evil.example` makes that name mean 127.0.0.1 and may then read whatever
/// a server on its visitor's machine says, for to the browser both are one origin. What it can't change is
/// the `Host` that the browser sends.
///
/// ```java
/// Handler hello = request -> Response.text(Status.OK, "Hello\n");
/// Handler safe = HostCheck.at(InetAddress.getLoopbackAddress()).allowing(List.of("site.test")).around(hello);
/// ```
///
/// Served are, at any port: the names and addresses of the loopback interface, the address that the server
/// listens at, and the names that were allowed. A server that listens at all addresses is served under any
/// address: one written as numbers is no name that could be made to mean another. A request that names no
/// host is served too; browsers always name one.
public final class HostCheck implements Filter {
    private static final String LOCALHOST = "localhost";

    private final boolean everyAddress;

    /// As [#canonical] makes them.
    private final Set<String> hosts;

    private final String advice;

    private HostCheck(boolean everyAddress, Set<String> hosts, String advice) {
        this.everyAddress = everyAddress;
        this.hosts = hosts;
        this.advice = advice;
    }

    /// The check for a server that listens at this address.
    public static HostCheck at(InetAddress listening) {
        String address = listening.getHostAddress();
        int zone = address.indexOf('%');
        return new HostCheck(
                listening.isAnyLocalAddress(),
                Set.of(zone < 0 ? address : address.substring(0, zone)),
                "this server does not go by that host name");
    }

    /// The same, which serves these names or addresses, too.
    public HostCheck allowing(Collection<String> more) {
        var all = new HashSet<>(hosts);
        more.forEach(host -> all.add(canonical(host)));
        return new HostCheck(everyAddress, Set.copyOf(all), advice);
    }

    /// The same, which says this to those that it refuses.
    public HostCheck advising(String what) {
        return new HostCheck(everyAddress, hosts, what);
    }

    @Override
    public Response filter(Request request, Handler next) throws IOException {
        return serves(request) ? next.handle(request) : Response.error(Status.MISDIRECTED_REQUEST, advice);
    }

    /// Whether this request names this server, or nobody.
    boolean serves(Request request) {
        String host = request.header("Host").orElse("");
        int end = end(host);
        return end == 0 || isUsual(host, end) || isServed(canonical(host.substring(0, end)));
    }

    /// Nearly all requests are for these; they are told without making anything.
    private static boolean isUsual(String host, int end) {
        return is("127.0.0.1", host, end) || is(LOCALHOST, host, end) || is("[::1]", host, end);
    }

    private static boolean is(String name, String host, int end) {
        return end == name.length() && host.regionMatches(true, 0, name, 0, end);
    }

    private boolean isServed(String host) {
        return hosts.contains(host)
                || host.equals(LOCALHOST)
                // RFC 6761, 6.3: all names below it mean the loopback interface.
                || host.endsWith("." + LOCALHOST)
                || literal(host)
                        .filter(address -> everyAddress || address.isLoopbackAddress())
                        .isPresent();
    }

    /// Where the port begins, or the end.
    private static int end(String host) {
        int colon = host.indexOf(':', host.startsWith("[") ? host.indexOf(']') + 1 : 0);
        return colon < 0 ? host.length() : colon;
    }

    /// One spelling of all those that a name or an address has: in lower case, without the dot of the root,
    /// without brackets.
    private static String canonical(String host) {
        return literal(host).map(InetAddress::getHostAddress).orElseGet(() -> {
            String name = host.toLowerCase(Locale.ROOT);
            return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        });
    }

    /// The address that this is; empty when it is a name. Nothing is looked up.
    private static Optional<InetAddress> literal(String host) {
        if (!looksLikeAddress(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// No top-level domain begins with a digit, so what ends in such a label is an address or nothing.
    private static boolean looksLikeAddress(String host) {
        int label = host.lastIndexOf('.') + 1;
        return host.indexOf(':') >= 0 || (label < host.length() && Character.isDigit(host.charAt(label)));
    }
}
