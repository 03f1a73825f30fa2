package ferry.server.cli;

import ferry.server.files.SinglePage;
import ferry.server.http.BasicAuthentication;
import ferry.server.http.Cors;
import ferry.server.http.Headers.Field;
import ferry.server.observe.LogFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What was said on the command line and in the environment. Confined to one thread; a [Syntax] fills it in, and then
/// nobody changes it.
///
/// The fields begin with what counts when nothing is said.
final class Options {
    Optional<Path> folder = Optional.empty();

    int port = 7878;
    boolean strictPort;
    String host = "127.0.0.1";
    List<String> allowedHosts = List.of();

    Optional<Integer> workers = Optional.empty();
    int queue = 1024;
    int maxConnections = 10_000;
    Duration idleTimeout = Duration.ofSeconds(60);
    Duration headerTimeout = Duration.ofSeconds(10);
    Duration sendTimeout = Duration.ofSeconds(60);
    Duration grace = Duration.ofSeconds(10);

    boolean hidden;
    boolean noListing;
    Optional<SinglePage> singlePage = Optional.empty();
    boolean cleanUrls;
    boolean followSymlinks;
    List<MountedFolder> mounts = List.of();

    Duration cache = Duration.ZERO;
    Duration trust = Duration.ZERO;
    boolean noCompression;
    Optional<Cors> cors = Optional.empty();
    Optional<BasicAuthentication> authentication = Optional.empty();
    List<Field> headers = List.of();

    Optional<Path> accessLog = Optional.empty();
    LogFormat logFormat = LogFormat.COMBINED;
    boolean quiet;
    boolean verbose;
    boolean demo;

    /// How many workers serve: the demo has the four of the Rust Book.
    int workerCount() {
        return workers.orElse(demo ? 4 : 8);
    }

    /// Whoever asks for both silence and details gets the details, on standard error, and one line on standard output.
    Verbosity verbosity() {
        if (verbose) {
            return Verbosity.VERBOSE;
        }
        return quiet ? Verbosity.QUIET : Verbosity.NORMAL;
    }
}
