package ferry.server.cli;

import ferry.server.files.Mounts;
import ferry.server.files.SiteRules;
import ferry.server.files.StaticFiles;
import ferry.server.http.Handler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is served. Immutable.
///
/// ```text
///    request ──► mounts ──► _headers, _redirects ──► single page ──► files of DIR
///                   └─────► files of another folder
/// ```
///
/// @param name as the banner says it
/// @param mounts the other folders, as the banner says them
/// @param handler answers
record Site(String name, List<MountedFolder> mounts, Handler handler) {
    /// How long `/sleep` takes in the Rust Book.
    private static final Duration SLEEP = Duration.ofSeconds(5);

    /// What these options ask for.
    ///
    /// @param complaints takes lines about what is wrong in the folder, also later
    static Site of(Options options, Consumer<String> complaints) throws CannotServe {
        Site site = options.demo ? demo() : folder(options, complaints);
        return new Site(site.name, site.mounts, Filters.around(site.handler, options));
    }

    private static Site demo() {
        return new Site("the demo", List.of(), new DemoSite(() -> Thread.sleep(SLEEP)));
    }

    private static Site folder(Options options, Consumer<String> complaints) throws CannotServe {
        StaticFiles files =
                files(options.folder.orElse(Path.of("")), options, "Name the folder to serve, for instance ferry site");
        Handler app = options.singlePage.map(page -> page.around(files)).orElse(files);
        Handler ruled = SiteRules.of(files, complaints).around(app);
        Mounts site = Mounts.on(ruled);
        var mounts = new ArrayList<MountedFolder>();
        for (MountedFolder mount : options.mounts) {
            String advice = "Name the folder to mount, for instance --mount " + mount.path() + "=DIR";
            StaticFiles mounted = files(mount.folder(), options, advice).withPath(mount.path());
            site = site.with(mount.path(), mounted);
            mounts.add(new MountedFolder(mount.path(), mounted.root()));
        }
        return new Site(files.root().toString(), mounts, mounts.isEmpty() ? ruled : site);
    }

    private static StaticFiles files(Path folder, Options options, String advice) throws CannotServe {
        try {
            StaticFiles files = StaticFiles.serving(folder)
                    .withHidden(options.hidden)
                    .withListing(!options.noListing)
                    .withCleanUrls(options.cleanUrls)
                    .withSymlinksOutside(options.followSymlinks)
                    .withCache(options.cache)
                    .withTrust(options.trust)
                    .withCompression(!options.noCompression);
            // All folders together take no more memory than one.
            return files.withMemory(files.memory() / (1 + options.mounts.size()));
        } catch (IllegalArgumentException e) {
            throw new CannotServe(e.getMessage() + ' ' + advice, e);
        }
    }
}
