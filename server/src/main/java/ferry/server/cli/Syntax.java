package ferry.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What a command line may say: how each option looks, what its value has to be, and where that goes. Confined to one
/// thread, and good for one command line.
///
/// Each option is also an environment variable, named in [EnvironmentVariables].
///
/// This could be annotations of the fields of [Options]. picocli reads those by reflection, and that took longer than
/// the whole start of the server.
final class Syntax {
    private static final String[] FOOTER = {
        "",
        "Options are environment variables too: --idle-timeout 5 is FERRY_IDLE_TIMEOUT=5,",
        "--hidden is FERRY_HIDDEN=true. What stands on the command line wins.",
        "Several names are FERRY_ALLOW_HOST=one.test,two.test; several fields and",
        "folders are lines of FERRY_HEADER and FERRY_MOUNT.",
        "",
        "Ctrl-C stops Ferry when all requests under way are answered, twice at once.",
        "Exit code: 0 all is well, 1 no start, or something was cut off, 2 bad option."
    };

    private final Options options = new Options();
    private final CommandSpec command = CommandSpec.create().name("ferry");
    private final List<Runnable> settings = new ArrayList<>();

    /// The syntax of `ferry`. Help shows the options in this order.
    Syntax() {
        folder();
        address();
        limits();
        timeouts();
        files();
        responses();
        messages();
        others();
        command.usageMessage()
                .sortOptions(false)
                .synopsisHeading("Usage: ")
                .customSynopsis("ferry [OPTION]... [DIR]")
                .description("Serves a folder over HTTP, on your own machine.")
                .optionListHeading("%n")
                .parameterListHeading("%n")
                .footer(FOOTER);
    }

    /// The syntax as picocli has it, which is to parse a command line by it.
    CommandSpec command() {
        return command;
    }

    /// What has been parsed.
    Options options() {
        settings.forEach(Runnable::run);
        return options;
    }

    private void folder() {
        PositionalParamSpec folder = PositionalParamSpec.builder()
                .arity("0..1")
                .paramLabel("DIR")
                .description("The folder to serve (the current one).")
                .type(Object.class)
                .converters(new FilePath("site"))
                .build();
        command.addPositional(folder);
        settings.add(() -> options.folder = Optional.ofNullable(folder.getValue()));
    }

    private void address() {
        value(
                option("N", "-p", "--port")
                        .description("The port (7878), or the next free one if it is taken; 0 is any free port."),
                new WholeNumber(0, 65_535, "8080"),
                port -> options.port = port);
        flag("Fail if the port is taken.", on -> options.strictPort = on, "--strict-port");
        value(
                option("ADDR", "--host")
                        .description("The address (127.0.0.1: this machine only); 0.0.0.0 or :: is for everybody."),
                new Names.Host(),
                host -> options.host = host);
        values(
                option("NAME", "--allow-host")
                        .description("Also answer requests for this host name. Without it: localhost and the address.")
                        .splitRegex(","),
                new Names.HostName(),
                names -> options.allowedHosts = names);
    }

    private void limits() {
        value(
                option("N", "-w", "--workers")
                        .description("How many requests are worked on at once; none waits for a slow client (8)."),
                new WholeNumber(1, 10_000, "8"),
                workers -> options.workers = Optional.of(workers));
        value(
                option("N", "--queue").description("How many connections may wait for a worker (1024)."),
                new WholeNumber(0, 1_000_000, "1024"),
                queue -> options.queue = queue);
        value(
                option("N", "--max-connections").description("How many connections may be open (10000)."),
                new WholeNumber(1, 1_000_000, "10000"),
                connections -> options.maxConnections = connections);
    }

    private void timeouts() {
        value(
                option("S", "--idle-timeout")
                        .description("Seconds that a connection may rest between two requests (60)."),
                Seconds.timeout(),
                timeout -> options.idleTimeout = timeout);
        value(
                option("S", "--header-timeout").description("Seconds that a request head may take to arrive (10)."),
                Seconds.timeout(),
                timeout -> options.headerTimeout = timeout);
        value(
                option("S", "--send-timeout")
                        .description("Seconds without progress after which a response is given up (60)."),
                Seconds.timeout(),
                timeout -> options.sendTimeout = timeout);
        value(
                option("S", "--grace")
                        .description("Seconds that requests under way have to end when Ferry stops (10)."),
                Seconds.any("2.5"),
                grace -> options.grace = grace);
    }

    private void files() {
        flag("Serve files and folders whose names begin with a dot.", on -> options.hidden = on, "--hidden");
        flag("Don't list folders that have no index.html.", on -> options.noListing = on, "--no-listing");
        value(
                option("FILE", "--spa")
                        .description("Answer navigations that lead nowhere with this page (index.html).")
                        .arity("0..1")
                        .fallbackValue("index.html"),
                new SiteSettings.Page(),
                page -> options.singlePage = Optional.of(page));
        flag(
                "Pages without extension: about.html is /about, and /about.html leads there.",
                on -> options.cleanUrls = on,
                "--clean-urls");
        flag(
                "Follow symbolic links that lead out of the folder.",
                on -> options.followSymlinks = on,
                "--follow-symlinks");
        values(
                option("/PATH=DIR", "--mount")
                        .description("Serve this folder below this path; as many as you like, the longest path wins.")
                        .splitRegex("\n"),
                new SiteSettings.Mount(),
                mounts -> options.mounts = mounts);
    }

    private void responses() {
        value(
                option("SECONDS", "--cache")
                        .description("How long browsers may keep a file without asking (0: they always ask)."),
                Seconds.any("60"),
                cache -> options.cache = cache);
        value(
                option("SECONDS", "--trust-cache")
                        .description(
                                "How long Ferry may send a file without looking for changes (0: it always looks)."),
                Seconds.any("1"),
                trust -> options.trust = trust);
        flag(
                "Send files only as they are, never in a content coding.",
                on -> options.noCompression = on,
                "--no-compression");
        value(
                option("ORIGIN", "--cors")
                        .description("Let pages of other origins read what is served: of all, or of this one.")
                        .arity("0..1")
                        .fallbackValue("*"),
                new Names.Origin(),
                cors -> options.cors = Optional.of(cors));
        value(
                option("USER:PASSWORD", "--auth")
                        .description("Ask for this user and password; in FERRY_AUTH no list of processes shows them."),
                new SiteSettings.Credentials(),
                credentials -> options.authentication = Optional.of(credentials));
        values(
                option("'NAME: VALUE'", "-H", "--header")
                        .description("A field for every response, also for errors; as many as you like.")
                        .splitRegex("\n"),
                new SiteSettings.HeaderField(),
                fields -> options.headers = fields);
    }

    private void messages() {
        value(
                option("FILE", "--access-log")
                        .description("Append a line for each request to this file; - is standard output."),
                new FilePath("access.log"),
                file -> options.accessLog = Optional.of(file));
        value(
                option("FORMAT", "--log-format")
                        .description("How these lines look: common, combined (the default) or json."),
                new Word.Format(),
                format -> options.logFormat = format);
        flag("Say nothing but one line with the URL, and errors.", on -> options.quiet = on, "-q", "--quiet");
        flag("Say on standard error what happens inside.", on -> options.verbose = on, "-v", "--verbose");
    }

    private void others() {
        flag(
                "Serve the Rust Book's pages instead of a folder: / and /sleep, by 4 workers.",
                on -> options.demo = on,
                "--demo");
        command.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this and exit.")
                .build());
        command.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Show the version and exit.")
                .build());
    }

    private static OptionSpec.Builder option(String label, String... names) {
        return OptionSpec.builder(names).paramLabel(label);
    }

    private void flag(String description, Consumer<Boolean> field, String... names) {
        var option = OptionSpec.builder(names)
                .description(description)
                .arity("0")
                .fallbackValue("true")
                .type(boolean.class)
                .converters(new Word.Switch());
        add(option.build(), field);
    }

    private <T> void value(OptionSpec.Builder option, Kind<T> kind, Consumer<T> field) {
        add(option.type(Object.class).converters(kind).build(), field);
    }

    /// An option that may stand several times.
    private <T> void values(OptionSpec.Builder option, Kind<T> kind, Consumer<List<T>> field) {
        add(
                option.type(List.class)
                        .auxiliaryTypes(Object.class)
                        .converters(kind)
                        .build(),
                field);
    }

    private <T> void add(OptionSpec option, Consumer<T> field) {
        command.addOption(option);
        settings.add(() -> {
            T value = option.getValue();
            if (value != null) {
                field.accept(value);
            }
        });
    }
}
