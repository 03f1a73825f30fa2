package ferry.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Of what a run is, when and where it was. Thread-safe: there is no state.
public final class Circumstances {

    private Circumstances() {}

    /// The commit is what the property `ferry.commit` says.
    ///
    /// @param when when it is that the machine is as busy as it says
    public static String line(String effort, String when) {
        return "Commit %s, %s, %s run: Java %s on %s %s, %d processors (%s), load %.1f %s."
                .formatted(
                        System.getProperty("ferry.commit", "unknown"),
                        LocalDate.now(ZoneOffset.UTC),
                        effort,
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        when);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
