package ferry.bench.web;

import ferry.bench.report.Circumstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Measures servers side by side, and writes `compare.md`, `compare.json` and pictures into a folder.
///
///     Compare [OPTION]...
///
/// The options are those of [Options]. The property `ferry.work` is a folder for what is served and written meanwhile,
/// and `ferry.book`, if it is there, the Rust Book's server.
public final class Compare {

    private Compare() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("bench/compare: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path work = Path.of(System.getProperty("ferry.work"));
        Site site = new Site(work.resolve("site"));
        site.make();
        Optional<Path> book =
                Optional.ofNullable(System.getProperty("ferry.book")).map(Path::of);
        Results results = new Results();
        String circumstances = Circumstances.line(options.effort().name(), "before it");
        Thread here = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> breakOff(here)));
        String paper = "";
        try (Servers servers = new Servers(new Commands(site.folder(), work, book), options.effort(), results)) {
            System.err.printf(
                    "This takes about %.0f minutes.%n",
                    Math.ceil(options.effort().seconds(options.scenarios()) / 60));
            Rounds rounds = new Rounds(servers, site, options.effort(), results);
            for (Scenario scenario : options.scenarios()) {
                rounds.measure(scenario);
                // Also in between, so that a run that is broken off has not been in vain.
                paper = write(options.folder(), results, circumstances);
            }
        }
        System.out.print(paper);
    }

    /// When this is interrupted, neither servers nor clients may stay behind: nothing more is begun, and nobody
    /// waited for.
    private static void breakOff(Thread measuring) {
        measuring.interrupt();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        try {
            measuring.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String write(Path folder, Results results, String circumstances) throws IOException {
        Files.createDirectories(folder);
        String versions = Versions.line();
        Files.writeString(folder.resolve("compare.json"), results.json(circumstances, versions));
        Map<String, String> pictures = new Pictures(results).svgs();
        for (var picture : pictures.entrySet()) {
            Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
        }
        String paper = new Paper(results).markdown(circumstances + "\n\n" + versions, pictures.keySet());
        Files.writeString(folder.resolve("compare.md"), paper);
        return paper;
    }
}
