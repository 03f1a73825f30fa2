package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is said of handles that were lost, and where they come from. It takes a process of its own: whether sites are
/// tracked is decided once.
final class LostHandleReportTest {

    @Test
    void eachLostHandleThatSomebodyCountsOnIsReportedOnce() throws Exception {
        List<String> warnings = linesWith("was lost", run());
        assertThat(warnings)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("WARNING: ")
                        .endsWith("; -Dferry.channel.trackHandles=true shows where it was created"));
        for (String name : List.of("one", "two", "three", "four")) {
            assertThat(warnings)
                    .filteredOn(line -> line.contains(name + "@"))
                    .singleElement()
                    .asString()
                    .containsPattern("A sender of the channel " + name + "@\\p{XDigit}+ was lost without close\\(\\)");
        }
    }

    @Test
    void whoAsksForItLearnsWhereALostHandleWasCreated() throws Exception {
        List<String> lines = run("-Dferry.channel.trackHandles=true");
        assertThat(linesWith("was lost", lines))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).endsWith("was lost without close()"));
        assertThat(linesWith("created by thread \"main\"", lines)).hasSize(4);
        assertThat(linesWith("LosesHandles.withALostSender", lines)).hasSize(4);
    }

    private static List<String> linesWith(String text, List<String> lines) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    private static List<String> run(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Duser.language=en");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), LosesHandles.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).as("exit code after %s", lines).isZero();
        return lines;
    }

    private static String classPath() {
        return Stream.of(Channel.class, LosesHandles.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
