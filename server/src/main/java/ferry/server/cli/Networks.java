package ferry.server.cli;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;

/// The addresses of this machine. Stateless.
final class Networks {
    private Networks() {}

    /// The addresses of this machine at which a server that listens everywhere is reached from others; none for one
    /// that listens at a single address, which it has said already. The short ones of IPv4 come first.
    static List<URI> uris(InetSocketAddress listening) {
        if (!listening.getAddress().isAnyLocalAddress()) {
            return List.of();
        }
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Networks::isReachable)
                    .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                    .map(address -> uri(address, listening.getPort()))
                    .toList();
        } catch (SocketException _) {
            // They are a courtesy, and the server runs without.
            return List.of();
        }
    }

    /// The names by which others in the network may call this machine; none when it does not know its own.
    static List<String> names() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            // As multicast DNS has it (RFC 6762, 3).
            return List.of(name, name + ".local");
        } catch (UnknownHostException _) {
            return List.of();
        }
    }

    /// Whether a server here may hope to listen at this address.
    static boolean isOfThisMachine(InetAddress address) throws SocketException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }

    /// Link-local addresses need the name of an interface beside them, and no browser takes that.
    static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    static URI uri(InetAddress address, int port) {
        String host = address.getHostAddress();
        String authority = address instanceof Inet6Address ? '[' + host.replaceFirst("%.*", "") + ']' : host;
        return URI.create("http://" + authority + ':' + port + '/');
    }
}
