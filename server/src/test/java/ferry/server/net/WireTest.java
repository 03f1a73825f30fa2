package ferry.server.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.WireFixture;
import ferry.server.WireFixture.Answer;
import ferry.server.WireFixture.Fate;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every conversation of the resources `wire/*.txt` over a real socket, to the byte: however the client's bytes
/// arrive, whatever came before them, and whatever comes behind.
@TestInstance(Lifecycle.PER_CLASS)
class WireTest {
    /// Longer ones are cut at some of their bytes only.
    private static final int SHORT = 400;

    private static final String BEFORE = "GET /before HTTP/1.1\r\nHost: z\r\n\r\n";
    private static final String AFTER = "GET /after HTTP/1.1\r\nHost: z\r\nConnection: close\r\n\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    private TestServer server;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.with(WireTest::echo).gathering(true).start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Response echo(Request request) {
        String host = request.header("Host").filter(name -> !name.isEmpty()).orElse("nobody");
        return Response.text(Status.OK, request.method() + " " + request.target() + " for " + host + "\n");
    }

    static List<WireFixture> fixtures() {
        return WireFixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsSaidInOnePieceIsAnswered(WireFixture fixture) throws IOException {
        try (RawClient client = server.connect()) {
            client.send(fixture.said());
            check(client, fixture, "");
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsSaidInSingleBytesIsAnsweredTheSame(WireFixture fixture) throws IOException {
        String said = fixture.said();
        int step = Math.max(1, said.length() / SHORT);
        try (RawClient client = server.connect()) {
            for (int at = 0; at < said.length(); at += step) {
                client.send(said.substring(at, Math.min(said.length(), at + step)));
            }
            check(client, fixture, "");
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsSaidInTwoPiecesIsAnsweredTheSame(WireFixture fixture) throws IOException {
        String said = fixture.said();
        RawClient client = server.connect();
        try {
            for (int cut = 1; cut < said.length(); cut += Math.max(1, said.length() / SHORT)) {
                client.send(said.substring(0, cut)).send(said.substring(cut));
                if (fixture.fate() == Fate.STAYS) {
                    assertThat(client.read(heard(fixture).length()))
                            .asString(ISO_8859_1)
                            .isEqualTo(heard(fixture));
                } else {
                    check(client, fixture, "");
                    client.close();
                    client = server.connect();
                }
            }
        } finally {
            client.close();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsSaidBehindAnotherRequestIsAnsweredTheSame(WireFixture fixture) throws IOException {
        try (RawClient client = server.connect()) {
            client.send(BEFORE + fixture.said());
            check(client, fixture, response("200 OK", "GET /before for z\n", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatComesBehindIsAnsweredOnlyIfTheConnectionStays(WireFixture fixture) throws IOException {
        if (fixture.fate() == Fate.WAITS) {
            return;
        }
        String after = fixture.fate() == Fate.STAYS ? response("200 OK", "GET /after for z\n", CLOSE) : "";
        try (RawClient client = server.connect()) {
            client.send(fixture.said() + AFTER);
            assertThat(client.readToEnd()).isIn(heard(fixture) + after, unannounced(fixture) + after);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void aClientThatHasSaidAllHearsAll(WireFixture fixture) throws IOException {
        try (RawClient client = server.connect()) {
            client.send(fixture.said()).finish();
            assertThat(client.readToEnd()).isIn(heard(fixture), unannounced(fixture));
        }
    }

    /// Reads the answers and sees to it that the connection meets its fate.
    private static void check(RawClient client, WireFixture fixture, String before) throws IOException {
        switch (fixture.fate()) {
            case STAYS -> {
                String heard = before + heard(fixture);
                assertThat(client.read(heard.length())).asString(ISO_8859_1).isEqualTo(heard);
                assertThat(client.send(AFTER).readToEnd()).isEqualTo(response("200 OK", "GET /after for z\n", CLOSE));
            }
            case CLOSES -> assertThat(client.readToEnd()).isEqualTo(before + heard(fixture));
            case BREAKS -> assertThat(client.readToEnd()).isIn(before + heard(fixture), before + unannounced(fixture));
            case WAITS -> assertThat(client.finish().readToEnd()).isEqualTo(before + heard(fixture));
        }
    }

    /// All answers; the last one says that the connection closes, if it does.
    private static String heard(WireFixture fixture) {
        boolean closes = fixture.fate() == Fate.CLOSES || fixture.fate() == Fate.BREAKS;
        return answers(fixture, closes ? CLOSE : "");
    }

    /// The same, if what made the connection close came behind the last answer.
    private static String unannounced(WireFixture fixture) {
        return fixture.fate() == Fate.BREAKS ? answers(fixture, "") : heard(fixture);
    }

    private static String answers(WireFixture fixture, String end) {
        var text = new StringBuilder();
        for (int i = 0; i < fixture.answers().size(); i++) {
            Answer answer = fixture.answers().get(i);
            boolean last = i == fixture.answers().size() - 1;
            String connection = answer.kind().equals("keep-alive") ? "Connection: keep-alive\r\n" : last ? end : "";
            String whole = response(answer.status(), answer.content(), connection);
            text.append(
                    whole,
                    0,
                    whole.length()
                            - (answer.kind().equals("head") ? answer.content().length() : 0));
        }
        return text.toString();
    }

    private static String response(String status, String content, String connection) {
        return "HTTP/1.1 " + status + "\r\nDate: " + TestServer.DATE + "\r\nServer: ferry\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + content.length() + "\r\n"
                + connection + "\r\n" + content;
    }
}
