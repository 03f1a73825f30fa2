package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class MeasuredOutputTest {
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private final MeasuredOutput out = new MeasuredOutput(target, 5);

    @Test
    void exactlyTheAnnouncedBytesPass() throws IOException {
        out.write('h');
        out.write(Feed.bytes("xellx"), 1, 3);
        out.write(Feed.bytes("o"));
        out.flush();

        assertThatCode(out::finish).doesNotThrowAnyException();
        assertThat(target).hasToString("hello");
        assertThat(out.written()).isEqualTo(5);
    }

    @Test
    void tooManyBytesFailAtOnceAndNoneOfThemPasses() throws IOException {
        out.write(Feed.bytes("1234"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write(Feed.bytes("56")));
        assertThat(target).hasToString("1234");
        assertThat(out.written()).isEqualTo(4);
    }

    @Test
    void oneByteTooManyFailsToo() throws IOException {
        out.write(Feed.bytes("12345"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write('6'));
        assertThat(target).hasToString("12345");
    }

    @Test
    void tooFewBytesShowAtTheEnd() throws IOException {
        out.write(Feed.bytes("1234"));

        assertThatExceptionOfType(IOException.class).isThrownBy(out::finish).withMessageContaining("4 of 5");
    }

    @Test
    void whatWasCollectedBehindItIsFlushed() throws IOException {
        var collecting = new MeasuredOutput(new BufferedOutputStream(target), 5);
        collecting.write(Feed.bytes("12"));
        assertThat(target.size()).isZero();

        collecting.flush();
        assertThat(target).hasToString("12");
    }

    @Test
    void nothingIsEnoughForNothing() {
        assertThatCode(new MeasuredOutput(target, 0)::finish).doesNotThrowAnyException();
    }

    @Test
    void aFailedTargetCountsNothing() {
        var broken = new MeasuredOutput(new BrokenOutput(), 5);

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> broken.write(Feed.bytes("12")));
        assertThat(broken.written()).isZero();
    }

    private static final class BrokenOutput extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("the client has gone");
        }
    }
}
