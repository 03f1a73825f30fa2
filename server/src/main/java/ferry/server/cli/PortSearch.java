package ferry.server.cli;

import ferry.server.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;

/// Finds a place to listen at: the port that was asked for, or else the next free one. Stateless.
///
/// Nothing is asked whether a port is free, for the answer would be old when it arrives: each port is simply tried.
final class PortSearch {
    /// How many ports are tried after the first. Whoever has so many servers running has lost count, and should be
    /// told.
    private static final int NEXT_ONES = 100;

    private static final int LAST_PORT = 65_535;

    private static final String HOST_ADVICE =
            "write --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for everybody";

    private PortSearch() {}

    /// Starts the server.
    ///
    /// @throws CannotServe there is no such host, or no port to be had
    static WebServer start(WebServer.Builder server, Options options) throws CannotServe, IOException {
        InetAddress host = resolve(options.host);
        int last = last(options);
        for (int port = options.port; ; port++) {
            try {
                return server.port(port).start();
            } catch (SocketException e) {
                if (!Networks.isOfThisMachine(host)) {
                    throw new CannotServe(foreign(options.host, e), e);
                }
                if (port == last || !isTaken(e)) {
                    throw new CannotServe(occupied(options, port, e), e);
                }
            }
        }
    }

    /// The JDK has one exception for all that a port can be refused for. A port that takes privileges is not taken.
    private static boolean isTaken(SocketException refusal) {
        return refusal.getMessage() == null || !refusal.getMessage().startsWith("Permission denied");
    }

    /// The address that this host has.
    ///
    /// @throws CannotServe it has none
    static InetAddress resolve(String host) throws CannotServe {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new CannotServe("nobody knows the host \"" + host + "\": " + HOST_ADVICE, e);
        }
    }

    private static int last(Options options) {
        boolean mayMove = options.port != 0 && !options.strictPort;
        return mayMove ? Math.min(options.port + NEXT_ONES, LAST_PORT) : options.port;
    }

    private static String foreign(String host, SocketException reason) {
        return '"' + host + "\" is no address of this machine (" + reason.getMessage() + "): " + HOST_ADVICE;
    }

    private static String occupied(Options options, int last, SocketException reason) {
        String ports = options.port == last ? "port " + last : "ports " + options.port + " to " + last;
        String orElse = options.strictPort ? ", or leave out --strict-port" : "";
        return ports + " can't be had (" + reason.getMessage() + "): choose another, for instance --port 8080" + orElse;
    }
}
