package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Channel;
import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.wire.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What becomes of a connection when the server is so far down that nothing can be detached any more.
class DispatcherTest {
    private static final Timeouts TIMEOUTS =
            new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final ShutDown detached = new ShutDown();

    /// Refuses all, and counts how often it had to.
    private static final class ShutDown extends AbstractExecutorService {
        private int refused;

        @Override
        public void execute(Runnable task) {
            refused++;
            throw new RejectedExecutionException("shut down");
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return true;
        }

        @Override
        public boolean isTerminated() {
            return true;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    /// Notes that it was closed.
    private static final class Watched implements Body.Streamed {
        private int closings;

        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }

        @Override
        public void writeTo(OutputStream out) {
            throw new AssertionError("nobody can send it");
        }

        @Override
        public void close() {
            closings++;
        }
    }

    private Phase phaseAfter(Response response) throws IOException {
        var service = new HttpService(
                request -> response,
                new StandingFields(Headers.empty()),
                TIMEOUTS,
                InstantSource.system(),
                Optional.empty(),
                false,
                () -> true);
        Channel<Runnable> channel = Channel.unbounded();
        try (var lobby = new Lobby(service, TIMEOUTS, new Connections(), channel.sender());
                var listener = WrappedServerSocket.onLoopback();
                var client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            var dispatcher = new Dispatcher(service, lobby, detached, () -> true);
            var connection = new Connection(
                    listener.accept(), new Inbox(Limits.STANDARD), System::nanoTime, visited -> {}, closed -> {});
            dispatcher.refuse(connection, response);
            assertThat(client.isConnected()).isTrue();
            return connection.stage().phase();
        }
    }

    @Test
    void whoCanNotLingerIsClosed() throws IOException {
        assertThat(phaseAfter(Response.error(Status.BAD_REQUEST))).isEqualTo(Phase.CLOSED);
        assertThat(detached.refused).isEqualTo(1);
    }

    @Test
    void whoCanNotBeSentALongResponseIsClosedAndTheBodyToo() throws IOException {
        var body = new Watched();
        assertThat(phaseAfter(Response.of(Status.OK, body))).isEqualTo(Phase.CLOSED);
        assertThat(detached.refused).isEqualTo(1);
        assertThat(body.closings).isEqualTo(1);
    }
}
