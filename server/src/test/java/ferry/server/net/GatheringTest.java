package ferry.server.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers to pipelined requests: each at once, or some of them in one piece, and in either case in order and whole.
class GatheringTest {
    private static final int MANY = 300;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    void anAnswerDoesNotWaitForTheNextHandler() throws Exception {
        try (TestServer server = TestServer.with(this::answer).start();
                RawClient client = server.connect()) {
            client.send(RawClient.get("/first") + RawClient.get("/slow"));
            assertThat(client.readResponse()).endsWith("/first");
            released.countDown();
            assertThat(client.readResponse()).endsWith("/slow");
        }
    }

    @Test
    void anAnswerThatMayWaitGoesOutWithTheNextOne() throws Exception {
        try (TestServer server = TestServer.with(this::answer).gathering(true).start();
                RawClient client = server.connect()) {
            client.send(RawClient.get("/first") + RawClient.get("/slow"));
            entered.await();
            assertThat(client.hasArrivals()).isFalse();
            released.countDown();
            assertThat(client.readResponse()).endsWith("/first");
            assertThat(client.readResponse()).endsWith("/slow");
        }
    }

    @Test
    void anAnswerDoesNotWaitForARequestThatIsNotThereYet() throws Exception {
        try (TestServer server = TestServer.with(this::answer).gathering(true).start();
                RawClient client = server.connect()) {
            client.send(RawClient.get("/first") + "GET /second HTTP/1.1\r\n");
            assertThat(client.readResponse()).endsWith("/first");
            client.send("Host: localhost\r\n\r\n");
            assertThat(client.readResponse()).endsWith("/second");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreAnswersThanFitAreAllThereAndInOrder(boolean gathering) throws IOException {
        List<String> targets =
                IntStream.range(0, MANY).mapToObj(number -> "/" + number).toList();
        assertAnswered(gathering, targets);
    }

    /// Some go out in one write, some in pieces, and some by a thread of their own.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersOfAllKindsKeepTheirOrder(boolean gathering) throws IOException {
        assertAnswered(
                gathering,
                List.of("/a", "/5000", "/b", "/c", "/20000", "/d", "/made", "/e", "/100000", "/f", "/5000", "/g"));
    }

    private void assertAnswered(boolean gathering, List<String> targets) throws IOException {
        try (TestServer server =
                        TestServer.with(this::answer).gathering(gathering).start();
                RawClient client = server.connect()) {
            client.send(targets.stream().map(RawClient::get).collect(Collectors.joining()));
            for (String target : targets) {
                assertThat(client.readResponse()).endsWith("\r\n\r\n" + content(target));
            }
        }
    }

    private static String content(String target) {
        return target.matches("/\\d{4,}") ? "x".repeat(Integer.parseInt(target.substring(1))) : target;
    }

    private Response answer(Request request) {
        String target = request.target().toString();
        if (target.equals("/slow")) {
            entered.countDown();
            await(released);
        }
        return target.equals("/made")
                ? Response.of(
                        Status.OK,
                        Body.streamed(OptionalLong.of(target.length()), out -> out.write(target.getBytes(US_ASCII))))
                : Response.text(Status.OK, content(target));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
