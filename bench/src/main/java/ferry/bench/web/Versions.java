package ferry.bench.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which versions are compared. Thread-safe: there is no state.
final class Versions {

    private static final Map<String, String> JARS = Map.of(
            "Jetty", "jetty-server",
            "Tomcat", "tomcat-embed-core",
            "Helidon", "helidon-webserver",
            "Undertow", "undertow-core");

    private Versions() {}

    static String line() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        JARS.forEach((name, jar) -> versions.put(name, ofJar(jar, System.getProperty("java.class.path"))));
        versions.put("nginx", said("nginx", "-v"));
        versions.put("wrk", said("wrk", "-v"));
        versions.put("Python", said("python3", "--version"));
        return versions.entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", ", "", "."));
    }

    static String ofJar(String jar, String classPath) {
        Matcher version =
                Pattern.compile("/" + Pattern.quote(jar) + "-(\\d[^:/]*)\\.jar").matcher(classPath);
        return version.find() ? version.group(1) : "unknown";
    }

    /// The first number with a dot in what it says.
    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = Pattern.compile("\\d+\\.[\\w.-]*\\w").matcher(text);
        return version.find() ? version.group() : "unknown";
    }
}
