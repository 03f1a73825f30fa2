package ferry.server.cli;

import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.HostCheck;
import java.net.InetAddress;
import java.util.List;

/// What stands around the site that is served. Stateless.
///
/// ```text
///    request ──► host check ──► CORS ──► authentication ──► site
///                    │            │            │
///                   421       preflight       401
/// ```
///
/// Whoever got here by a name that is not ours is told nothing, not even that there is a password. The questions of
/// browsers carry no password, and pages of other origins may read that they lack one.
final class Filters {
    private static final String ALLOW_HOST =
            "this server does not go by that host name; start Ferry with --allow-host NAME if it should";

    private Filters() {}

    /// The site behind all that these options ask for.
    ///
    /// @throws CannotServe the address to listen at is none
    static Handler around(Handler site, Options options) throws CannotServe {
        Handler guarded =
                options.authentication.map(check -> check.around(site)).orElse(site);
        Handler shared = options.cors.map(cors -> cors.around(guarded)).orElse(guarded);
        return hostCheck(options).around(shared);
    }

    /// Who asks Ferry to listen at a name will call it by that name.
    private static Filter hostCheck(Options options) throws CannotServe {
        InetAddress listening = PortSearch.resolve(options.host);
        return HostCheck.at(listening)
                .allowing(listening.isAnyLocalAddress() ? Networks.names() : List.of(options.host))
                .allowing(options.allowedHosts)
                .advising(ALLOW_HOST);
    }
}
