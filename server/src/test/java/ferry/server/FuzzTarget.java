package ferry.server;

import ferry.server.files.HeaderRulesFuzz;
import ferry.server.files.PathFuzz;
import ferry.server.files.PreconditionFuzz;
import ferry.server.files.RangeFuzz;
import ferry.server.files.RedirectFuzz;
import ferry.server.http.DateFuzz;
import ferry.server.http.HostFuzz;
import ferry.server.http.WeightedFuzz;
import ferry.server.wire.ContentFuzz;
import ferry.server.wire.HeadFuzz;
import ferry.server.wire.TargetFuzz;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;

/// What takes bytes from strangers, with the inputs that a fuzzer starts from: those of the resources
/// `fuzz/written/NAME.txt` and `fuzz/found/NAME.txt`, one a line as [Escaped] writes them.
///
/// A target is a class whose `fuzzerTestOneInput` fails when one of its properties does. It knows nothing of the
/// fuzzer, which knows it by that name; `.ci/fuzz` brings the two together.
enum FuzzTarget {
    HEAD(HeadFuzz.class, HeadFuzz::fuzzerTestOneInput),
    CONTENT(ContentFuzz.class, ContentFuzz::fuzzerTestOneInput),
    TARGET(TargetFuzz.class, TargetFuzz::fuzzerTestOneInput),
    HOST(HostFuzz.class, HostFuzz::fuzzerTestOneInput),
    DATE(DateFuzz.class, DateFuzz::fuzzerTestOneInput),
    PATH(PathFuzz.class, PathFuzz::fuzzerTestOneInput),
    PRECONDITION(PreconditionFuzz.class, PreconditionFuzz::fuzzerTestOneInput),
    RANGE(RangeFuzz.class, RangeFuzz::fuzzerTestOneInput),
    REDIRECT(RedirectFuzz.class, RedirectFuzz::fuzzerTestOneInput),
    HEADER_RULES(HeaderRulesFuzz.class, HeaderRulesFuzz::fuzzerTestOneInput),
    WEIGHTED(WeightedFuzz.class, WeightedFuzz::fuzzerTestOneInput);

    private static final String WRITTEN = "written";
    private static final String FOUND = "found";

    private final Class<?> type;

    /// Always a static method's reference, which holds nothing that could change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Consumer<byte[]> properties;

    FuzzTarget(Class<?> type, Consumer<byte[]> properties) {
        this.type = type;
        this.properties = properties;
    }

    /// Fails when a property does not hold of this input.
    void check(byte[] input) {
        properties.accept(input);
    }

    /// What is in the repository for it: what somebody wrote down, and what the fuzzer found.
    List<byte[]> seeds() throws IOException {
        var seeds = new ArrayList<>(read(WRITTEN));
        seeds.addAll(read(FOUND));
        return List.copyOf(seeds);
    }

    private List<byte[]> read(String kind) throws IOException {
        String name = "/fuzz/" + kind + "/" + this + ".txt";
        var stream = Objects.requireNonNull(FuzzTarget.class.getResourceAsStream(name), name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty())
                    .map(Escaped::bytes)
                    .toList();
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// For the script. Without arguments it prints each target with its class; with a target and a folder it puts
    /// the target's seeds there, a file each; with a third argument it prints the files that somebody else has put
    /// there.
    public static void main(String... arguments) throws IOException {
        switch (arguments.length) {
            case 0 -> {
                for (FuzzTarget target : values()) {
                    System.out.println(target + " " + target.type.getName());
                }
            }
            case 2 -> valueOf(arguments[0].toUpperCase(Locale.ROOT)).write(Path.of(arguments[1]));
            default -> print(Path.of(arguments[1]));
        }
    }

    private void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String kind : List.of(WRITTEN, FOUND)) {
            List<byte[]> seeds = read(kind);
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve(kind + "-" + i), seeds.get(i));
            }
        }
    }

    private static void print(Path folder) throws IOException {
        var lines = new TreeSet<String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> !file.getFileName().toString().startsWith(WRITTEN))
                    .toList()) {
                lines.add(Escaped.text(Files.readAllBytes(file)));
            }
        }
        lines.forEach(System.out::println);
    }
}
