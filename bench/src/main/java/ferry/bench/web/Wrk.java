package ferry.bench.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What wrk says of a run. Immutable.
///
/// @param bytes all that were received, also of responses that were cut off by the end
/// @param refusals responses of status 400 and above
/// @param failures connections that could not be made, reads and writes that failed, and what took too long
record Wrk(
        long requests, double seconds, long bytes, double p50, double p99, double p999, long refusals, long failures) {

    private static final String SCRIPT = "bench/src/main/wrk/compare.lua";
    private static final Pattern LINE = Pattern.compile("(?m)^measured (.*)$");
    private static final Pattern FIGURE = Pattern.compile("(\\w+)=(\\d+)");

    static Wrk run(Server server, Ask ask, int connections, int seconds, List<String> headers)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--timeout", "10s", "-s", SCRIPT));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(server.uri(ask.path()).toString());
        command.add("--");
        command.addAll(ask.scriptArguments());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return parse(output);
    }

    static Wrk parse(String output) throws IOException {
        Matcher line = LINE.matcher(output);
        if (!line.find()) {
            throw new IOException("not what the script prints: " + output);
        }
        Map<String, Long> figures = new HashMap<>();
        FIGURE.matcher(line.group(1))
                .results()
                .forEach(figure -> figures.put(figure.group(1), Long.valueOf(figure.group(2))));
        return new Wrk(
                figure(figures, "requests"),
                figure(figures, "micros") / 1e6,
                figure(figures, "bytes"),
                figure(figures, "p50"),
                figure(figures, "p99"),
                figure(figures, "p999"),
                figure(figures, "status"),
                figure(figures, "connect")
                        + figure(figures, "read")
                        + figure(figures, "write")
                        + figure(figures, "timeout"));
    }

    private static long figure(Map<String, Long> figures, String name) throws IOException {
        Long figure = figures.get(name);
        if (figure == null) {
            throw new IOException("the script does not print " + name);
        }
        return figure;
    }
}
