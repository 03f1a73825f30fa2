package ferry.server.cli;

import ferry.server.WebServer;
import ferry.server.http.Handler;
import java.io.IOException;

/// One run of the server, from its options to its last connection. Confined to one thread.
final class Serving {
    private static final String PASSWORD_IN_CLEAR =
            "the password of --auth crosses the network unencrypted, and whoever listens on the way can read it";

    private final Shell shell;
    private final Options options;

    Serving(Shell shell, Options options) {
        this.shell = shell;
        this.options = options;
    }

    /// Serves until somebody asks to stop.
    ///
    /// @return whether nothing had to be cut off
    boolean untilStopped() throws CannotServe, IOException {
        Logging.to(shell.err(), options.verbosity());
        Site site = Site.of(options, options.quiet ? complaint -> {} : shell::complain);
        try (AccessLogOutput accessLog = AccessLogOutput.of(options, shell.out());
                var carriers = new CarrierWatch(JvmCarriers::ofTheProcess)) {
            WebServer server = PortSearch.start(description(carriers.around(site.handler()), accessLog), options);
            carriers.start(() -> server.status().openConnections() > 0);
            var departure = new Departure(() -> shutDown(server), server::closeNow);
            shell.signals().onStop(departure::request);
            announce(site, server);
            return departure.await();
        }
    }

    private WebServer.Builder description(Handler handler, AccessLogOutput accessLog) {
        WebServer.Builder server = WebServer.builder()
                .host(options.host)
                .workers(options.workerCount())
                .queue(options.queue)
                .maxConnections(options.maxConnections)
                .idleTimeout(options.idleTimeout)
                .headerTimeout(options.headerTimeout)
                .sendTimeout(options.sendTimeout)
                .grace(options.grace)
                .gathering(!options.demo)
                .handler(handler);
        accessLog.listener().ifPresent(server::onExchange);
        options.headers.forEach(field -> server.header(field.name(), field.value()));
        return server;
    }

    private void announce(Site site, WebServer server) {
        greet(site, server);
        boolean alone = server.address().getAddress().isLoopbackAddress();
        if (options.authentication.isPresent() && !alone && !options.quiet) {
            shell.complain(PASSWORD_IN_CLEAR);
        }
    }

    private void greet(Site site, WebServer server) {
        var announcement = new Announcement(
                site.name(),
                site.mounts(),
                server.uri(),
                Networks.uris(server.address()),
                options.port,
                options.workerCount());
        if (shell.terminal() && !options.quiet) {
            announcement.banner().forEach(shell::say);
            return;
        }
        shell.say(announcement.line());
        if (!options.quiet) {
            announcement.move().ifPresent(shell::complain);
        }
    }

    private boolean shutDown(WebServer server) {
        if (shell.terminal() && !options.quiet && server.status().openConnections() > 0) {
            shell.say("");
            shell.say("  Finishing what is under way. Ctrl-C again stops at once.");
        }
        return server.shutDown();
    }
}
