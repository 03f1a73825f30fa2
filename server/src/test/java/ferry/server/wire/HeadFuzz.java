package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.Request;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// What holds of any bytes that arrive in the place of a request's head.
///
/// - It makes no difference how they arrive.
/// - What is accepted is a head by a grammar that knows nothing of the parser, and says once which host it is for
///   and where its content ends.
/// - What is accepted and written down again is read as the same request.
/// - What is refused is refused with a sentence that does not depend on the bytes.
public final class HeadFuzz {
    private static final Limits SMALL = new Limits(60, 60, 6, 200);
    private static final Limits ROOMY = new Limits(1 << 20, 1 << 20, 1000, 1 << 24);

    private static final String TOKEN = "[0-9A-Za-z!#$%&'*+.^_`|~-]++";
    private static final Pattern HEAD = Pattern.compile("(?:\r\n){0,4}+" + TOKEN + " [!-\"$-~]++ HTTP/1\\.[0-9]\r\n(?:"
            + TOKEN + ":[\t -~\\x80-\\xff]*+\r\n)*+\r\n");

    private static final List<Integer> REFUSALS = List.of(400, 414, 417, 431, 501, 505);

    private HeadFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        check(input, Limits.STANDARD);
        check(input, SMALL);
    }

    private static void check(byte[] input, Limits limits) {
        Parsed whole = parse(input, input.length, limits);
        arriving(input, limits, whole);
        switch (whole) {
            case Complete complete -> accepted(input, complete);
            case Invalid(var status, var advice) -> {
                assertThat(REFUSALS).contains(status.code());
                assertThat(advice).matches("[ -~]{10,100}");
            }
            case Partial _ -> assertThat(input.length).isLessThan(limits.head());
        }
    }

    private static Parsed parse(byte[] input, int length, Limits limits) {
        return RequestParser.parse(input, 0, length, limits, Feed.CLIENT);
    }

    private static void arriving(byte[] input, Limits limits, Parsed whole) {
        var scanner = new HeadScanner(limits);
        int due = 0;
        while (!scanner.isDue(input, due) && due < input.length) {
            due++;
        }
        assertThat(scanner.isDue(input, due)).isEqualTo(!(whole instanceof Partial));
        assertThat(parse(input, due, limits)).isEqualTo(whole);
        if (due > 0) {
            assertThat(parse(input, due - 1, limits)).isEqualTo(new Partial());
        }
    }

    private static void accepted(byte[] input, Complete head) {
        var text = new String(input, 0, head.end(), StandardCharsets.ISO_8859_1);
        Request request = head.request();
        assertThat(text).matches(HEAD);
        assertThat(request.headers().all("Host")).hasSizeBetween(request.version() == Version.HTTP_1_1 ? 1 : 0, 1);
        framed(request, head.framing());
        writtenAgain(head);
    }

    private static void framed(Request request, Framing framing) {
        List<String> lengths = request.headers().all("Content-Length");
        List<String> codings = request.headers().all("Transfer-Encoding");
        switch (framing) {
            case Framing.None() -> {
                assertThat(codings).isEmpty();
                assertThat(lengths).hasSizeLessThan(2).allMatch(length -> length.matches("0+"));
            }
            case Framing.Length(long bytes) -> {
                assertThat(codings).isEmpty();
                assertThat(lengths).singleElement().asString().matches("0*" + bytes);
            }
            case Framing.Chunked() -> {
                assertThat(lengths).isEmpty();
                assertThat(codings).singleElement().asString().isEqualToIgnoringCase("chunked");
                assertThat(request.version()).isEqualTo(Version.HTTP_1_1);
            }
        }
    }

    private static void writtenAgain(Complete head) {
        Request request = head.request();
        var text = new StringBuilder();
        text.append(request).append("\r\n");
        for (Headers.Field field : request.headers()) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        byte[] bytes = Feed.bytes(text.append("\r\n").toString());
        assertThat(parse(bytes, bytes.length, ROOMY))
                .isEqualTo(
                        new Complete(request, head.framing(), head.persistent(), head.expectsContinue(), bytes.length));
    }
}
