package ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every Java example, in doc comments and in the papers, compiles as it stands there.
class DocumentationTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern DOC_COMMENT = Pattern.compile("(?m)^ *///(.*)$");
    private static final Pattern FENCE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /// @param text statements, or whole declarations with their imports
    record Example(String place, String text) {
        @Override
        public String toString() {
            return place;
        }
    }

    static Stream<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        for (String module : List.of("channel-core", "channel-jfr", "worker-pool", "server")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    collect(file, docComments(Files.readString(file)), examples);
                }
            }
        }
        Path readme = PROJECT.resolve("README.md");
        collect(readme, Files.readString(readme), examples);
        return examples.stream();
    }

    private static String docComments(String source) {
        return DOC_COMMENT
                .matcher(source)
                .results()
                .map(line -> line.group(1).replaceFirst("^ ", "") + "\n")
                .collect(Collectors.joining());
    }

    private static void collect(Path file, String text, List<Example> examples) {
        Matcher fence = FENCE.matcher(text);
        for (int number = 1; fence.find(); number++) {
            examples.add(new Example(PROJECT.relativize(file) + " #" + number, fence.group(1)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void anExampleCompiles(Example example, @TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Example.java"), source(example.text()));
        var errors = new StringWriter();
        var out = new PrintWriter(errors, true);
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-d", folder.toString(), "-proc:none", "-cp", classPath(), source.toString());
        assertThat(status).as("%s%n%s", example.text(), errors).isZero();
    }

    /// The classes of all three modules, wherever the build has put them.
    private static String classPath() {
        return Stream.of(ferry.channel.Channel.class, ferry.pool.WorkerPool.class, WebServer.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String source(String example) {
        String imports = Stream.of(
                        "ferry.channel",
                        "ferry.pool",
                        "ferry.server",
                        "ferry.server.files",
                        "ferry.server.http",
                        "java.io",
                        "java.net",
                        "java.nio.file",
                        "java.time",
                        "java.util",
                        "java.util.concurrent")
                .map("import %s.*;\n"::formatted)
                .collect(Collectors.joining());
        boolean whole = example.contains("class ");
        return whole ? imports + example : imports + "class Example { void run() throws Exception {\n" + example + "}}";
    }
}
