package ferry.server.cli;

import ferry.server.files.StaticFiles;
import ferry.server.http.Handler;
import java.nio.file.Path;
import java.time.Duration;

/// What is served. Immutable.
///
/// @param name as the banner says it
/// @param handler answers
record Site(String name, Handler handler) {
    /// How long `/sleep` takes in the Rust Book.
    private static final Duration SLEEP = Duration.ofSeconds(5);

    /// What these options ask for.
    static Site of(Options options) throws CannotServe {
        Site site = options.demo ? demo() : folder(options);
        return new Site(site.name, Filters.around(site.handler, options));
    }

    private static Site demo() {
        return new Site("the demo", new DemoSite(() -> Thread.sleep(SLEEP)));
    }

    private static Site folder(Options options) throws CannotServe {
        try {
            StaticFiles files = StaticFiles.serving(options.folder.orElse(Path.of("")))
                    .withHidden(options.hidden)
                    .withListing(!options.noListing)
                    .withCleanUrls(options.cleanUrls)
                    .withSymlinksOutside(options.followSymlinks)
                    .withCache(options.cache);
            return new Site(files.root().toString(), files);
        } catch (IllegalArgumentException e) {
            throw new CannotServe(e.getMessage() + " Name the folder to serve, for instance ferry site", e);
        }
    }
}
