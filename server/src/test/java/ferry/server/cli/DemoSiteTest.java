package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSiteTest {
    private final AtomicInteger pauses = new AtomicInteger();
    private final DemoSite demo = new DemoSite(pauses::incrementAndGet);

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200, Hello!, 0",
        "HEAD, /, 200, Hello!, 0",
        "GET, /sleep, 200, Hello!, 1",
        "GET, /sleep?again, 200, Hello!, 1",
        "GET, /sleep/, 404, Oops!, 0",
        "GET, /hello.html, 404, Oops!, 0",
        "POST, /, 404, Oops!, 0",
        "POST, /sleep, 404, Oops!, 0",
    })
    void itAnswersAsTheBookDoes(String method, String target, int status, String title, int pausesTaken)
            throws IOException {
        Response response = demo.handle(Request.of(Method.of(method), target));

        assertThat(response.status().code()).isEqualTo(status);
        assertThat(response.headers().first("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(content(response)).contains("<h1>" + title + "</h1>");
        assertThat(pauses).hasValue(pausesTaken);
    }

    @Test
    void aSleeperThatIsWokenUpStopsAtOnce() {
        var interrupted = new DemoSite(() -> {
            throw new InterruptedException();
        });

        Response response = interrupted.handle(Request.get("/sleep"));

        assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPageCanBeSentAgainAndAgain() throws IOException {
        content(demo.handle(Request.get("/")));

        assertThat(demo.handle(Request.get("/")).status()).isEqualTo(Status.OK);
        assertThat(content(demo.handle(Request.get("/")))).startsWith("<!DOCTYPE html>");
    }

    private static String content(Response response) throws IOException {
        var bytes = new ByteArrayOutputStream();
        response.body().writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
