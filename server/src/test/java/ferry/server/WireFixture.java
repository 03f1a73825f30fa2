package ferry.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A conversation over the wire as data: what a client says, to the byte, what it hears, and what becomes of the
/// connection. Immutable. The resource `wire/README.md` says how they are written down.
///
/// @param name what it shows
/// @param said each character is one byte (ISO 8859-1)
/// @param answers in their order
public record WireFixture(String name, String said, List<Answer> answers, Fate fate) {
    private static final List<String> FILES = List.of(
            "request-lines",
            "targets",
            "fields",
            "hosts",
            "framing",
            "chunks",
            "connections",
            "expectations",
            "garbage");

    private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^{}]*)\\}");

    /// What becomes of the connection.
    public enum Fate {
        STAYS,
        CLOSES,
        BREAKS,
        WAITS
    }

    /// One response.
    ///
    /// @param status as in a status line
    /// @param kind empty, `head` or `keep-alive`
    public record Answer(String kind, String status, String content) {
        private static Answer of(String line) {
            int space = line.indexOf(' ');
            String text = unescaped(line.substring(space + 1));
            String status = text.substring(0, text.indexOf(": "));
            String content = status.startsWith("2") ? text.substring(status.length() + 2) : text;
            return new Answer(line.substring(1, space), status, content + "\n");
        }
    }

    /// All there are.
    public static List<WireFixture> all() {
        var fixtures = new ArrayList<WireFixture>();
        for (String file : FILES) {
            fixtures.addAll(read("/wire/" + file + ".txt"));
        }
        return List.copyOf(fixtures);
    }

    private static List<WireFixture> read(String resource) {
        var stream = Objects.requireNonNull(WireFixture.class.getResourceAsStream(resource), resource);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            var fixtures = new ArrayList<WireFixture>();
            var paragraph = new ArrayList<String>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    paragraph.add(repeat(repeat(line)));
                } else {
                    fixtures.add(of(paragraph));
                    paragraph.clear();
                }
            }
            fixtures.add(of(paragraph));
            return fixtures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A repetition may hold others, so this has to be called once for each level.
    private static String repeat(String line) {
        return REPEATED.matcher(line)
                .replaceAll(repetition ->
                        Matcher.quoteReplacement(repetition.group(2).repeat(Integer.parseInt(repetition.group(1)))));
    }

    private static WireFixture of(List<String> paragraph) {
        var said = new StringBuilder();
        var answers = new ArrayList<Answer>();
        for (String line : paragraph.subList(1, paragraph.size() - 1)) {
            switch (line.charAt(0)) {
                case '>' -> said.append(said(line));
                case '<' -> answers.add(Answer.of(line));
                default -> throw new IllegalArgumentException(line);
            }
        }
        String fate = paragraph.getLast().toUpperCase(Locale.ROOT);
        return new WireFixture(
                paragraph.getFirst().substring(2), said.toString(), List.copyOf(answers), Fate.valueOf(fate));
    }

    private static String said(String line) {
        if (line.startsWith(">>")) {
            return unescaped(line.substring(3));
        }
        return unescaped(line.length() > 1 ? line.substring(2) : "") + "\r\n";
    }

    private static String unescaped(String text) {
        return new String(Escaped.bytes(text), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
