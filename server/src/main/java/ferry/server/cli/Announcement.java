package ferry.server.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Ferry says when it has begun to serve. Immutable.
///
/// @param site what is served
/// @param mounts what is served beside it
/// @param uri where, seen from this machine
/// @param network where, seen from others
/// @param wantedPort the one that was asked for; 0 is any
/// @param workers how many serve
record Announcement(String site, List<MountedFolder> mounts, URI uri, List<URI> network, int wantedPort, int workers) {
    /// For a script: one line, and its words never change.
    String line() {
        return "Ferry is serving " + site + " at " + uri;
    }

    /// For a person.
    List<String> banner() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  Ferry is serving " + site);
        mounts.forEach(mount -> lines.add("    and at " + mount.address() + " the folder " + mount.folder()));
        lines.add("");
        lines.add("    On this machine   " + uri);
        network.forEach(address -> lines.add("    In your network   " + address));
        lines.add("");
        move().ifPresent(note -> lines.add("  " + note));
        lines.add("  Workers: " + workers + ". Stop with Ctrl-C.");
        lines.add("");
        return lines;
    }

    /// That the port is another than the one asked for, if it is.
    Optional<String> move() {
        return wantedPort == 0 || wantedPort == uri.getPort()
                ? Optional.empty()
                : Optional.of("Port " + wantedPort + " is taken, so it is " + uri.getPort() + " this time.");
    }
}
