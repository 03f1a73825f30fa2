package ferry.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.wire.Limits;
import ferry.server.wire.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {
    private static final InetSocketAddress CLIENT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final Inbox inbox = new Inbox(Limits.STANDARD);

    /// Gives out no more than so many bytes at a time.
    private static InputStream pieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, size));
            }
        };
    }

    private List<String> targets(InputStream in) throws IOException {
        var targets = new ArrayList<String>();
        do {
            while (inbox.isDue() && inbox.parse(CLIENT) instanceof Parsed.Complete head) {
                targets.add(head.request().target().toString());
            }
        } while (inbox.fill(in) >= 0);
        return targets;
    }

    /// Heads of all sizes, so that they come to lie across the buffer's end in all ways.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 2048, 5000, 100_000})
    void requestsComeOutAsTheyCameInWhateverThePieces(int size) throws IOException {
        var requests = new StringBuilder();
        var expected = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            String target = "/" + "a".repeat(i * 37 % 6000);
            expected.add(target);
            requests.append("GET ").append(target).append(" HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        assertThat(targets(pieces(requests.toString(), size))).isEqualTo(expected);
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void aHeadWithoutEndBecomesDueSoThatItCanBeRefused() throws IOException {
        InputStream endless = pieces("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(100_000), 1000);
        while (!inbox.isDue()) {
            assertThat(inbox.fill(endless)).isPositive();
        }
        assertThat(inbox.parse(CLIENT)).isInstanceOf(Parsed.Invalid.class);
    }
}
