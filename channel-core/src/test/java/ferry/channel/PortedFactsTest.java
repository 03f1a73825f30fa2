package ferry.channel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tables in the comments of the tests here keep what they promise: each test that they name is there, and
/// each fact of the others is told of once.
final class PortedFactsTest {

    private static final Path TESTS = Path.of("src/test/java/ferry/channel");
    private static final String HEAD = "/// | here | there |";
    private static final Pattern ROW = Pattern.compile("/// \\| (.*?) ?\\|(.*)\\|");
    private static final Pattern FACT = Pattern.compile("(\\w+) `|`(\\w+)`");

    /// How many tests each of the others has: Rust's std, crossbeam-channel, and Go's chan_test.go with what
    /// means something here of test/chan.
    private static final Map<String, Integer> FACTS = Map.ofEntries(
            entry("mpsc", 54),
            entry("mpsc_sync", 53),
            entry("array", 26),
            entry("list", 25),
            entry("zero", 22),
            entry("select", 39),
            entry("select_macro", 59),
            entry("after", 14),
            entry("tick", 14),
            entry("never", 8),
            entry("iter", 5),
            entry("same_channel", 7),
            entry("thread_locals", 1),
            entry("Go", 28));

    /// @param here the test, of its own class or `Class#test`; empty to go on with the row before
    record Row(String file, String here, String there) {}

    @Test
    void everyFactOfTheOthersIsToldOfOnce() throws IOException {
        Map<String, List<String>> told = new HashMap<>();
        for (Row row : rows()) {
            collect(row.there(), told);
        }
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(FACTS.keySet());
        FACTS.forEach((source, count) ->
                assertThat(told.get(source)).as(source).doesNotHaveDuplicates().hasSize(count));
    }

    private static void collect(String there, Map<String, List<String>> told) {
        String source = "";
        var matcher = FACT.matcher(there);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                source = matcher.group(1);
                matcher.region(matcher.end() - 1, there.length());
            } else {
                told.computeIfAbsent(source, any -> new ArrayList<>()).add(matcher.group(2));
            }
        }
    }

    @Test
    void everyTestThatATableNamesIsThere() throws IOException {
        for (Row row : rows()) {
            if (row.here().isEmpty() || row.here().startsWith("not in Java: ")) {
                continue;
            }
            int sign = row.here().indexOf('#');
            String file = sign < 0 ? row.file() : row.here().substring(0, sign) + ".java";
            assertThat(Files.readString(TESTS.resolve(file)))
                    .as(row.toString())
                    .contains("void " + row.here().substring(sign + 1) + "(");
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                Files.readAllLines(file).stream()
                        .dropWhile(line -> !line.equals(HEAD))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("/// |"))
                        .map(ROW::matcher)
                        .forEach(row -> {
                            assertThat(row.matches()).isTrue();
                            rows.add(new Row(name, row.group(1), row.group(2)));
                        });
            }
        }
        return rows;
    }
}
