package ferry.server.wire;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.Escaped;
import ferry.server.WireFixture;
import ferry.server.wire.ContentSkipper.State;
import ferry.server.wire.JettyReading.Outcome;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever Ferry takes for a request, Jetty takes for the same, and finds its end in the same place: nobody can hide
/// a request from one of them behind the other. Where they differ it is meant, and stands here with its reason.
///
/// The targets are compared with the JDK's reading in [TargetFuzz].
class DifferentialTest {
    private static final int MUTATIONS = 20_000;
    private static final long ALL = Long.MAX_VALUE;

    /// Below this no limit on extensions and trailers is reached (RFC 9112, 7.1.1 and 7.1.2), of which Jetty has none.
    private static final int LONG = 1000;

    /// Bytes that mean something to a parser, more likely than others.
    private static final byte[] TELLING = Feed.bytes("\r\n\r\n \t:/?*#,;0123456789abHTTP\u0000\u007f\u00ff");

    /// What Ferry refuses and Jetty takes: the advice, and why.
    private static final Map<String, String> STRICTER = Map.ofEntries(
            entry("the request line is a method, a target and a version with one space between them", """
                    RFC 9112, 3: a recipient may take other white space between the parts, or none; and
                    RFC 3986, 2: a target is visible ASCII. Jetty takes several spaces and UTF-8."""),
            entry("a request begins with a method", "RFC 9110, 9.1: a method is a token. Jetty checks it later."),
            entry("this server speaks HTTP/1.1 and HTTP/1.0", "RFC 9110, 2.5. Jetty's parser knows HTTP/2 and 0.9."),
            entry("the target is a path that begins with a slash, or an http URL", """
                    RFC 9112, 3.2: there are four forms. Jetty looks at the target later."""),
            entry("the Host field is not a host and a port", """
                    RFC 9110, 7.2 and RFC 3986, 3.2.2. Jetty takes addresses of IPv6 without their brackets."""),
            entry("the target's authority is not a host and a port", "RFC 9112, 3.2.2. Jetty looks at it later."),
            entry("only OPTIONS asks about the server as a whole", "RFC 9112, 3.2.4. Jetty leaves it to the handler."),
            entry("this server is not a proxy", "RFC 9110, 9.3.6. Jetty leaves it to the handler."),
            entry("100-continue is the only expectation that can be met", "RFC 9110, 10.1.1. Jetty looks at it later."),
            entry("HTTP/1.0 has no transfer codings", """
                    RFC 9112, 6.1: a server has to take the framing of such a message as faulty."""),
            entry("chunked is the only transfer coding here", "RFC 9112, 6.1: 501. Jetty leaves it to the handler."),
            entry("the last transfer coding, and only that, is chunked", """
                    RFC 9112, 6.3. Jetty leaves out what it does not understand of the list."""),
            entry("there are too many fields", "RFC 9110, 5.4. Jetty limits the bytes alone."),
            entry("the request line is too long", "RFC 9112, 3. Jetty limits the whole head."),
            entry("a field is too long", "RFC 9110, 5.4. Jetty limits the whole head."));

    /// What Ferry takes and Jetty refuses.
    private static final List<Pattern> LESS_STRICT = List.of(
            // RFC 9110, 2.5: a higher minor version is one that the server understands, too.
            Pattern.compile("^[^\r]* HTTP/1\\.[2-9]\r", Pattern.MULTILINE),
            // RFC 3986, 3.2.2 and 3.2.3: a host may be empty, and so may a port.
            Pattern.compile("\r\nHost:[ \t]*(:[0-9]*|[^\r]*:)[ \t]*\r\n", Pattern.CASE_INSENSITIVE),
            // RFC 3986, 3.2.2: an address of a version that is yet to come.
            Pattern.compile("\r\nHost:[ \t]*\\[v", Pattern.CASE_INSENSITIVE),
            // RFC 9112, 7.1.1: extensions that a recipient does not know it has to ignore. Here nobody knows any, so
            // they
            // are read to the end of their line, and nobody asks whether their quotes are paired.
            Pattern.compile(";[^\r]*[\"\\\\]"));

    static List<WireFixture> fixtures() {
        return WireFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void theConversationsAreReadByJettyAsTheyAreHere(WireFixture fixture) {
        compare(Feed.bytes(fixture.said()));
    }

    @Test
    void conversationsWithErrorsAreReadByJettyAsTheyAreHere() {
        var random = new Random(9112);
        List<String> seeds = fixtures().stream()
                .map(WireFixture::said)
                .filter(said -> said.length() < LONG)
                .toList();
        for (int i = 0; i < MUTATIONS; i++) {
            compare(mutated(seeds.get(random.nextInt(seeds.size())), random));
        }
    }

    private static void compare(byte[] bytes) {
        JettyReading jetty = JettyReading.of(bytes);
        assertThat(jetty).as(() -> Escaped.text(bytes)).satisfies(_ -> {
            switch (RequestParser.parse(bytes, 0, bytes.length, Limits.STANDARD, Feed.CLIENT)) {
                case Partial() -> assertThat(jetty.outcome()).isNotEqualTo(Outcome.WHOLE);
                case Invalid(var status, var advice) -> {
                    assertThat(status.code()).isGreaterThanOrEqualTo(400);
                    assertThat(jetty.outcome() != Outcome.WHOLE || STRICTER.containsKey(advice))
                            .as(advice)
                            .isTrue();
                }
                case Complete head -> compare(bytes, head, jetty);
            }
        });
    }

    private static void compare(byte[] bytes, Complete head, JettyReading jetty) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (LESS_STRICT.stream().anyMatch(pattern -> pattern.matcher(text).find())) {
            return;
        }
        var content = ContentSkipper.of(head.framing(), ALL);
        int end = content.skip(bytes, head.end(), bytes.length);
        if (content.state() == State.DONE) {
            assertThat(jetty.outcome()).isEqualTo(Outcome.WHOLE);
            assertThat(jetty.end()).isEqualTo(end);
            assertThat(text.stripLeading()).startsWith(jetty.requestLine() + " HTTP/1.");
        } else if (bytes.length < LONG) {
            assertThat(jetty.outcome()).isNotEqualTo(Outcome.WHOLE);
        }
    }

    private static byte[] mutated(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            char telling = (char) (TELLING[random.nextInt(TELLING.length)] & 0xFF);
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.setCharAt(at, telling);
                case 2 -> text.insert(at, telling);
                case 3 -> text.deleteCharAt(at);
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(30))));
            }
        }
        return Feed.bytes(text.toString());
    }
}
