package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.WireFixture;
import ferry.server.WireFixture.Fate;
import ferry.server.wire.ContentSkipper.State;
import ferry.server.wire.Parsed.Complete;
import ferry.server.wire.Parsed.Invalid;
import ferry.server.wire.Parsed.Partial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every conversation of the resources `wire/*.txt`, shown to the readers alone: each of its heads and contents is
/// cut at every byte, and it makes no difference.
class CutTest {
    private static final int SKIPPED_AT_MOST = 1024 * 1024;

    static List<WireFixture> fixtures() {
        return WireFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whereItIsCutMakesNoDifference(WireFixture fixture) {
        byte[] rest = Feed.bytes(fixture.said());
        int answers = 0;
        while (rest.length > 0) {
            String text = new String(rest, StandardCharsets.ISO_8859_1);
            switch (Feed.parse(text)) {
                case Partial() -> {
                    assertThat(fixture.fate()).isIn(Fate.WAITS, Fate.STAYS);
                    rest = new byte[0];
                }
                case Invalid(var status, var advice) -> {
                    assertThat(fixture.fate()).isEqualTo(Fate.CLOSES);
                    assertThat(fixture.answers().get(answers).content()).isEqualTo(status + ": " + advice + "\n");
                    answers++;
                    rest = new byte[0];
                }
                case Complete head -> {
                    answers++;
                    rest = head.persistent() && !head.expectsContinue() ? behindContent(head, rest) : new byte[0];
                }
            }
        }
        assertThat(answers).isEqualTo(fixture.answers().size());
    }

    /// What follows the content; nothing, if its end can't be found.
    private static byte[] behindContent(Complete head, byte[] bytes) {
        var whole = ContentSkipper.of(head.framing(), SKIPPED_AT_MOST);
        int end = whole.skip(bytes, head.end(), bytes.length);
        for (int cut = head.end(); cut <= bytes.length; cut++) {
            var skipper = ContentSkipper.of(head.framing(), SKIPPED_AT_MOST);
            int at = skipper.skip(bytes, skipper.skip(bytes, head.end(), cut), bytes.length);
            assertThat(skipper.state()).isEqualTo(whole.state());
            if (whole.state() != State.FAILED) {
                assertThat(at).isEqualTo(end);
            }
        }
        return whole.state() == State.DONE ? Arrays.copyOfRange(bytes, end, bytes.length) : new byte[0];
    }
}
