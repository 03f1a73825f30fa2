package ferry.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ferry.server.http.Body;
import ferry.server.http.Exchange;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of files arrive as they are, whatever their size and however slowly they are read; each is closed once.
class FilePartTest {
    private static final int OFFSET = 3;

    /// More than the buffers of a connection hold.
    private static final int BIG = 16 * 1024 * 1024;

    private final BlockingQueue<Part> closed = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
    private final byte[] content = new byte[BIG + OFFSET];
    private TestServer server;

    @TempDir
    Path folder;

    /// Says when it is closed.
    private final class Part implements Body.FilePart {
        private final FileChannel file;
        private final long size;
        private int closings;

        Part(FileChannel file, long size) {
            this.file = file;
            this.size = size;
        }

        @Override
        public FileChannel file() {
            return file;
        }

        @Override
        public long position() {
            return OFFSET;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void writeTo(OutputStream out) {
            throw new IllegalStateException("these bytes are not to pass through the heap");
        }

        @Override
        public void close() throws IOException {
            file.close();
            closings++;
            closed.add(this);
        }
    }

    @BeforeEach
    void start() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("file"), content);
        server = TestServer.with(this::part)
                .workers(1)
                .onExchange(exchanges::add)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// The path is the size.
    private Response part(Request request) throws IOException {
        long size = Long.parseLong(request.target().path().substring(1));
        return Response.of(Status.OK, new Part(FileChannel.open(folder.resolve("file")), size));
    }

    private String expected(int size) {
        return new String(Arrays.copyOfRange(content, OFFSET, OFFSET + size), ISO_8859_1);
    }

    private void assertThatOneIsClosed() throws InterruptedException {
        Part part = closed.poll(60, TimeUnit.SECONDS);
        assertThat(part).isNotNull();
        server.close();
        assertThat(part.closings).isEqualTo(1);
        assertThat(closed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100_000, 1024 * 1024, 1024 * 1024 + 1, BIG})
    void itIsSentWholeAndLogged(int size) throws Exception {
        try (var client = server.connect()) {
            String response = client.send(RawClient.get("/" + size)).readResponse();
            assertThat(response.endsWith("\r\n\r\n" + expected(size))).isTrue();
            assertThat(exchanges.poll(60, TimeUnit.SECONDS))
                    .extracting(Exchange::bytes)
                    .isEqualTo((long) size);
            assertThatOneIsClosed();
        }
    }

    @Test
    void manyAskedForAtOnceComeInOrder() throws Exception {
        int[] sizes = {1000, 700_000, 2_000_000, 0, 1000};
        try (var client = server.connect()) {
            var requests = new StringBuilder();
            for (int size : sizes) {
                requests.append(RawClient.get("/" + size));
            }
            client.send(requests.toString());
            for (int size : sizes) {
                assertThat(client.readResponse().endsWith("\r\n\r\n" + expected(size)))
                        .isTrue();
            }
        }
    }

    /// Both those that a worker begins and those that it does not.
    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024, BIG})
    void whoReadsNothingKeepsNoWorkerAndGetsAllInTheEnd(int size) throws Exception {
        try (var slow = new RawClient(server.server().address(), 4096);
                var other = server.connect()) {
            slow.send(RawClient.get("/" + size).repeat(4));
            assertThat(other.send(RawClient.get("/10")).readResponse()).endsWith(expected(10));
            for (int i = 0; i < 4; i++) {
                assertThat(slow.readResponse().endsWith("\r\n\r\n" + expected(size)))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024, BIG})
    void whenItHasShrunkTheConnectionEnds(int size) throws Exception {
        try (FileChannel file = FileChannel.open(folder.resolve("file"), StandardOpenOption.WRITE)) {
            file.truncate(OFFSET + 100);
        }
        try (var client = server.connect()) {
            client.send(RawClient.get("/" + size) + RawClient.get("/1"));
            assertThatThrownBy(client::readResponse)
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("100 of " + size);
            assertThatOneIsClosed();
        }
    }

    @Test
    void whenTheClientLeavesInTheMiddle() throws Exception {
        try (var client = server.connect()) {
            client.send(RawClient.get("/" + BIG)).readHead();
            client.leave();
            assertThatOneIsClosed();
        }
    }
}
