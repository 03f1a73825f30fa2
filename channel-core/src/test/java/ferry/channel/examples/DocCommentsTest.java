package ferry.channel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every Java example in a doc comment of the package compiles as it stands there, and runs to its end.
final class DocCommentsTest {

    private static final Path SOURCES = Path.of("src/main/java/ferry/channel");
    private static final Pattern COMMENT = Pattern.compile("(?m)^ */// ?(.*)$");
    private static final Pattern FENCE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<String> IMPORTS = List.of(
            "ferry.channel", "java.io", "java.net", "java.nio.file", "java.time", "java.util", "java.util.concurrent");

    /// @param text statements
    record Example(String name, String text) {

        String source() {
            return IMPORTS.stream().map("import %s.*;\n"::formatted).collect(Collectors.joining())
                    + "public class %s implements Callable<String> {\n".formatted(name)
                    + "@Override public String call() throws Exception {\n%sreturn \"done\";\n}}\n".formatted(text);
        }
    }

    @Test
    void everyExampleRunsToItsEnd(@TempDir Path folder) throws Exception {
        List<Example> examples = examples();
        compile(examples, folder);
        String printed = printed(() -> runAll(examples, folder));
        assertThat(printed.lines()).contains("hello", "world", "one", "two", "5", "producer 10: 3", "no news");
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                String comments = COMMENT.matcher(Files.readString(file))
                        .results()
                        .map(line -> line.group(1) + "\n")
                        .collect(Collectors.joining());
                String type = file.getFileName().toString().replaceFirst("\\.java$", "");
                Matcher fence = FENCE.matcher(comments);
                for (int number = 1; fence.find(); number++) {
                    examples.add(new Example(type.replace('-', '_') + number, fence.group(1)));
                }
            }
        }
        return examples;
    }

    private static void compile(List<Example> examples, Path folder) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none", "-cp", classes()));
        for (Example example : examples) {
            Path source = folder.resolve(example.name() + ".java");
            arguments.add(Files.writeString(source, example.source()).toString());
        }
        StringWriter errors = new StringWriter();
        PrintWriter out = new PrintWriter(errors, true);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(errors.toString()).isZero();
    }

    private static String classes() throws Exception {
        URL location = Channel.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(location.toString())).toString();
    }

    private static String printed(Callable<Object> action) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.call();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /// All at once, for some of them take their time.
    private static Object runAll(List<Example> examples, Path folder) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocCommentsTest.class.getClassLoader())) {
            List<FutureTask<Object>> running = new ArrayList<>();
            for (Example example : examples) {
                Class<?> type = loader.loadClass(example.name());
                Callable<?> instance = (Callable<?>) type.getConstructor().newInstance();
                running.add(new FutureTask<>(instance::call));
            }
            running.forEach(Thread::startVirtualThread);
            for (int i = 0; i < running.size(); i++) {
                assertThat(running.get(i)).as(examples.get(i).toString()).succeedsWithin(Duration.ofMinutes(1));
            }
        }
        return examples;
    }
}
