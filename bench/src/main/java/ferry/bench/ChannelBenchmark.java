package ferry.bench;

import ferry.bench.report.Circumstances;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures everything, and writes `channels.json`, `channels.md` and `channels.svg` into a folder.
///
///     ChannelBenchmark FOLDER short|full [RUST_PROGRAM]
public final class ChannelBenchmark {

    private ChannelBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        for (Capacity capacity : Capacity.values()) {
            lines.addAll(run(capacity, List.of(arguments).subList(1, arguments.length)));
        }
        Files.writeString(folder.resolve("channels.json"), "[\n" + String.join(",\n", lines) + "\n]\n");
        List<Measurement> measurements =
                lines.stream().map(Measurement::fromJson).toList();
        String report = Circumstances.line(arguments[1], "at the end") + "\n\n" + new Report(measurements).markdown();
        Files.writeString(folder.resolve("channels.md"), report);
        Files.writeString(folder.resolve("channels.svg"), new Plot(measurements).svg());
        System.out.print(report);
    }

    /// In a JVM of its own.
    private static List<String> run(Capacity capacity, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g",
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Cells.class.getName(),
                capacity.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                System.err.println(line);
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the measurements of capacity " + capacity + " failed");
        }
        return lines;
    }
}
