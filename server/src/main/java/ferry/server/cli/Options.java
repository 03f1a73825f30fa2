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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What was said on the command line and in the environment. Confined to one thread; picocli fills it in, and then
/// nobody changes it.
///
/// The fields begin with what counts when nothing is said. Each option is also an environment variable, named in
/// [EnvironmentVariables]; each says what it has to be in its [Kind].
@Command(
        name = "ferry",
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = "ferry [OPTION]... [DIR]",
        description = "Serves a folder over HTTP, on your own machine.",
        versionProvider = Release.class,
        optionListHeading = "%n",
        parameterListHeading = "%n",
        footer = {
            "",
            "Options are environment variables too: --idle-timeout 5 is FERRY_IDLE_TIMEOUT=5,",
            "--hidden is FERRY_HIDDEN=true. What stands on the command line wins.",
            "Several names are FERRY_ALLOW_HOST=one.test,two.test; several fields and folders are",
            "lines of FERRY_HEADER and FERRY_MOUNT.",
            "",
            "Ctrl-C stops Ferry when all requests under way are answered, a second one at once.",
            "Exit code: 0 all is well, 1 Ferry could not start or cut something off, 2 bad option."
        })
final class Options {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            converter = FilePath.Folder.class,
            description = "The folder to serve (the current one).")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            converter = WholeNumber.Port.class,
            description = "The port (7878), or the next free one if it is taken; 0 is any free port.")
    int port = 7878;

    @Option(
            names = "--strict-port",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Fail if the port is taken.")
    boolean strictPort;

    @Option(
            names = "--host",
            paramLabel = "ADDR",
            converter = Names.Host.class,
            description = "The address (127.0.0.1: this machine only); 0.0.0.0 or :: is for everybody.")
    String host = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            split = ",",
            converter = Names.HostName.class,
            description = "Also answer requests for this host name. Without it: localhost and the address.")
    List<String> allowedHosts = List.of();

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            converter = WholeNumber.Workers.class,
            description = "How many requests are answered at once (8).")
    Optional<Integer> workers = Optional.empty();

    @Option(
            names = "--queue",
            paramLabel = "N",
            converter = WholeNumber.Queue.class,
            description = "How many connections may wait for a worker (1024).")
    int queue = 1024;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            converter = WholeNumber.Connections.class,
            description = "How many connections may be open (10000).")
    int maxConnections = 10_000;

    @Option(
            names = "--idle-timeout",
            paramLabel = "S",
            converter = Seconds.Timeout.class,
            description = "Seconds that a connection may rest between two requests (60).")
    Duration idleTimeout = Duration.ofSeconds(60);

    @Option(
            names = "--header-timeout",
            paramLabel = "S",
            converter = Seconds.Timeout.class,
            description = "Seconds that a request head may take to arrive (10).")
    Duration headerTimeout = Duration.ofSeconds(10);

    @Option(
            names = "--send-timeout",
            paramLabel = "S",
            converter = Seconds.Timeout.class,
            description = "Seconds without progress after which a response is given up (60).")
    Duration sendTimeout = Duration.ofSeconds(60);

    @Option(
            names = "--grace",
            paramLabel = "S",
            converter = Seconds.Grace.class,
            description = "Seconds that requests under way have to end when Ferry stops (10).")
    Duration grace = Duration.ofSeconds(10);

    @Option(
            names = "--hidden",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Serve files and folders whose names begin with a dot.")
    boolean hidden;

    @Option(
            names = "--no-listing",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Don't list folders that have no index.html.")
    boolean noListing;

    @Option(
            names = "--spa",
            arity = "0..1",
            fallbackValue = "index.html",
            paramLabel = "FILE",
            converter = SiteSettings.Page.class,
            description = "Answer navigations that lead nowhere with this page (index.html).")
    Optional<SinglePage> singlePage = Optional.empty();

    @Option(
            names = "--clean-urls",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Serve about.html as /about, and redirect /about.html there.")
    boolean cleanUrls;

    @Option(
            names = "--follow-symlinks",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Follow symbolic links that lead out of the folder.")
    boolean followSymlinks;

    @Option(
            names = "--mount",
            paramLabel = "/PATH=DIR",
            split = "\n",
            converter = SiteSettings.Mount.class,
            description = "Serve this folder below this path; as many as you like, the longest path wins.")
    List<MountedFolder> mounts = List.of();

    @Option(
            names = "--cache",
            paramLabel = "SECONDS",
            converter = Seconds.Cache.class,
            description = "How long browsers may keep a file without asking (0: they always ask).")
    Duration cache = Duration.ZERO;

    @Option(
            names = "--no-compression",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Send files only as they are, never in a content coding.")
    boolean noCompression;

    @Option(
            names = "--cors",
            arity = "0..1",
            fallbackValue = "*",
            paramLabel = "ORIGIN",
            converter = Names.Origin.class,
            description = "Let pages of other origins read what is served: of all, or of this one.")
    Optional<Cors> cors = Optional.empty();

    @Option(
            names = "--auth",
            paramLabel = "USER:PASSWORD",
            converter = SiteSettings.Credentials.class,
            description = "Ask for this user and password; in FERRY_AUTH no list of processes shows them.")
    Optional<BasicAuthentication> authentication = Optional.empty();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            split = "\n",
            converter = SiteSettings.HeaderField.class,
            description = "A field for every response, also for errors; as many as you like.")
    List<Field> headers = List.of();

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            converter = FilePath.LogFile.class,
            description = "Append a line for each request to this file; - is standard output.")
    Optional<Path> accessLog = Optional.empty();

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            converter = Word.Format.class,
            description = "How these lines look: common, combined (the default) or json.")
    LogFormat logFormat = LogFormat.COMBINED;

    @Option(
            names = {"-q", "--quiet"},
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Say nothing but one line with the URL, and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Say on standard error what happens inside.")
    boolean verbose;

    @Option(
            names = "--demo",
            arity = "0",
            fallbackValue = "true",
            converter = Word.Switch.class,
            description = "Serve the Rust Book's pages instead of a folder: / and /sleep, by 4 workers.")
    boolean demo;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    boolean version;

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
