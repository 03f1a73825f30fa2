package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcceptorTest {
    /// Fails a few times, as one does that is out of file descriptors.
    private static final class Failing extends WrappedServerSocket {
        private final AtomicInteger failures;
        private final AtomicInteger errors;

        Failing(int failures, int errors) throws IOException {
            this.failures = new AtomicInteger(failures);
            this.errors = new AtomicInteger(errors);
        }

        @Override
        public Socket accept() throws IOException {
            if (failures.getAndDecrement() > 0) {
                throw new SocketException("Too many open files");
            }
            if (errors.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("it takes an open file to load a class");
            }
            return super.accept();
        }
    }

    @Test
    void theAcceptorOutlivesFailedAccepts() throws IOException {
        try (var server = new TestServer.Setup().start(new Failing(3, 2));
                var client = server.connect()) {
            assertThat(client.send(RawClient.get("/")).readResponse()).endsWith("hello\n");
        }
    }

    @Test
    void closingDoesNotWaitForAnAcceptorThatRecovers() throws IOException, InterruptedException {
        try (var server = new TestServer.Setup().start(new Failing(Integer.MAX_VALUE, 0))) {
            assertThat(server.server().shutDown(Duration.ofMinutes(5))).isTrue();
        }
    }

    @Test
    void theWaitDoublesFromFiveMillisecondsToASecond() {
        var backoff = new Backoff();
        List<Long> millis =
                Stream.generate(backoff::next).limit(10).map(Duration::toMillis).toList();
        assertThat(millis).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1000L, 1000L);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Backoff.FIRST);
    }
}
