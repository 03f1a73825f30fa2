package ferry.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hamcrest.Matchers.equalTo;

import ferry.server.http.Exchange;
import ferry.server.http.Filter;
import ferry.server.http.Handler;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The server as a program embeds it.
class WebServerTest {
    private static final Handler HELLO =
            request -> Response.text(Status.OK, "Hello from " + request.target().path() + "\n");

    private static WebServer.Builder anyPort() {
        return WebServer.builder().port(0).handler(HELLO);
    }

    @Test
    void aHandlerAnswers() throws IOException {
        try (WebServer server = anyPort().start()) {
            given().baseUri(server.uri().toString())
                    .get("/world")
                    .then()
                    .statusCode(200)
                    .body(equalTo("Hello from /world\n"));
        }
    }

    @Test
    void aFilterStandsAroundIt() throws IOException {
        Filter signed = (request, next) -> next.handle(request).with("X-Signed", "yes");
        try (WebServer server = anyPort().handler(signed.around(HELLO)).start()) {
            given().baseUri(server.uri().toString()).get("/").then().header("X-Signed", "yes");
        }
    }

    @Test
    void aStandingFieldIsInEachResponseAlsoInThoseOfNoHandler() throws IOException {
        Handler failing = request -> {
            throw new IllegalStateException("secret");
        };
        try (WebServer server =
                anyPort().handler(failing).header("X-Signed", "yes").start()) {
            given().baseUri(server.uri().toString())
                    .get("/")
                    .then()
                    .statusCode(500)
                    .header("X-Signed", "yes");
        }
    }

    @Test
    void withoutAHandlerNothingIsFound() throws IOException {
        try (WebServer server = WebServer.builder().port(0).start()) {
            given().baseUri(server.uri().toString()).get("/").then().statusCode(404);
        }
    }

    @Test
    void itSaysWhereItIs() throws IOException {
        try (WebServer server = anyPort().host("0.0.0.0").start()) {
            assertThat(server.address().getPort()).isPositive();
            assertThat(server.uri().toString())
                    .isEqualTo("http://127.0.0.1:" + server.address().getPort() + "/");
        }
    }

    @Test
    void itListensToThisMachineOnlyUnlessToldOtherwise() throws IOException {
        try (WebServer server = anyPort().start()) {
            assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void anIpv6AddressStandsInBrackets() throws IOException {
        try (WebServer server = anyPort().host("::1").start()) {
            assertThat(server.uri().getAuthority()).startsWith("[").contains("]:");
            given().baseUri(server.uri().toString()).get("/").then().statusCode(200);
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws IOException {
        try (WebServer first = anyPort().start()) {
            WebServer.Builder second = anyPort().port(first.address().getPort());
            assertThatExceptionOfType(BindException.class).isThrownBy(second::start);
        }
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                bad(builder -> builder.workers(0), "workers"),
                bad(builder -> builder.queue(-1), "queue"),
                bad(builder -> builder.maxConnections(0), "max-connections"),
                bad(builder -> builder.idleTimeout(Duration.ZERO), "timeout"),
                bad(builder -> builder.header("Content-Length", "1"), "Content-Length"),
                bad(builder -> builder.header("X-A", "1\r\n"), "X-A"),
                bad(builder -> builder.port(65536), "port"));
    }

    private static Arguments bad(UnaryOperator<WebServer.Builder> setting, String name) {
        return Arguments.of(name, setting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSettings")
    void aSettingOutOfItsRangeIsRefusedByName(String name, UnaryOperator<WebServer.Builder> setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setting.apply(anyPort()).start())
                .withMessageContaining(name);
    }

    @Test
    void whoListensHearsOfEachExchange() throws Exception {
        BlockingQueue<Exchange> heard = new LinkedBlockingQueue<>();
        try (WebServer server = anyPort().onExchange(heard::add).start()) {
            given().baseUri(server.uri().toString()).get("/a");
            Exchange exchange = heard.poll(60, TimeUnit.SECONDS);
            assertThat(exchange).isNotNull();
            assertThat(exchange.request().orElseThrow()).hasToString("GET /a HTTP/1.1");
            assertThat(exchange.status()).isEqualTo(Status.OK);
            assertThat(exchange.bytes()).isEqualTo("Hello from /a\n".length());
            assertThat(exchange.client().getAddress().isLoopbackAddress()).isTrue();
        }
    }

    @Test
    void aListenerThatFailsHarmsNobody() throws IOException {
        try (WebServer server = anyPort()
                .onExchange(exchange -> {
                    throw new IllegalStateException("deaf");
                })
                .start()) {
            for (int i = 0; i < 20; i++) {
                given().baseUri(server.uri().toString()).get("/").then().statusCode(200);
            }
        }
    }

    @Test
    void aHandlerThatFailsHarmsNobody() throws IOException {
        Handler failing = request -> {
            throw new StackOverflowError("secret");
        };
        try (WebServer server = anyPort().handler(failing).workers(1).start()) {
            for (int i = 0; i < 5; i++) {
                given().baseUri(server.uri().toString())
                        .get("/")
                        .then()
                        .statusCode(500)
                        .body(equalTo("500 Internal Server Error\n"));
            }
        }
    }

    @Test
    @SuppressWarnings("NullAway") // What a careless handler does.
    void aHandlerThatAnswersNothingIsAnError() throws IOException {
        try (WebServer server = anyPort().handler(request -> null).start()) {
            given().baseUri(server.uri().toString()).get("/").then().statusCode(500);
        }
    }

    @Test
    void aTimeoutLongerThanTheClockIsForEver() throws IOException {
        try (WebServer server =
                anyPort().idleTimeout(Duration.ofSeconds(Long.MAX_VALUE)).start()) {
            given().baseUri(server.uri().toString()).get("/").then().statusCode(200);
            assertThat(server.status().openConnections()).isEqualTo(1);
        }
    }

    @Test
    void itsStatusCounts() throws IOException {
        try (WebServer server = anyPort().workers(3).start()) {
            given().baseUri(server.uri().toString()).get("/");
            // A response can be read before it is counted.
            while (server.status().responses() == 0) {
                Thread.onSpinWait();
            }
            ServerStatus status = server.status();
            assertThat(status.acceptedConnections()).isEqualTo(1);
            assertThat(status.responses()).isEqualTo(1);
            assertThat(status.pool().workers()).hasSize(3);
        }
    }

    @Test
    void closingIsGracefulAndCanBeRepeated() throws Exception {
        WebServer server = anyPort().start();
        given().baseUri(server.uri().toString()).get("/");
        assertThat(server.shutDown()).isTrue();
        server.close();
        server.awaitTermination();
    }
}
