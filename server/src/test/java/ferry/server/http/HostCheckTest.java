package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCheckTest {
    private static final Handler HELLO = request -> Response.text(Status.OK, "Hello\n");

    private static int status(HostCheck check, String host) throws IOException {
        Request request = Request.get("/").with("Host", host);
        return check.filter(request, HELLO).status().code();
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,                200",
        "localhost:7878,           200",
        "LOCALHOST:1,              200",
        "localhost.,               200",
        "a.localhost,              200",
        "a.b.LocalHost.:80,        200",
        "127.0.0.1,                200",
        "127.0.0.1:7878,           200",
        "127.0.0.1:,               200",
        "127.200.3.4:80,           200",
        "[::1],                    200",
        "[::1]:7878,               200",
        "[0:0:0:0:0:0:0:1]:80,     200",
        "[::ffff:127.0.0.1],       200",
        "'',                       200",
        ":80,                      200",
        "evil.example,             421",
        "evil.example:7878,        421",
        "localhost.evil.example,   421",
        "127.0.0.1.evil.example,   421",
        "evillocalhost,            421",
        "xlocalhost:80,            421",
        "localhos,                 421",
        "192.0.2.7,                421",
        "128.0.0.1,                421",
        "0.0.0.0,                  421",
        "999.0.0.1,                421",
        "[::2],                    421",
        "[::],                     421",
        "[::1]evil.example,        421",
        "[v1.a],                   421",
        "1,                        421",
    })
    void aServerOnTheLoopbackInterfaceIsAskedForByItsNames(String host, int status) throws IOException {
        assertThat(status(HostCheck.at(InetAddress.ofLiteral("127.0.0.1")), host))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,   192.0.2.7:80,           200",
        "192.0.2.7,   localhost,              200",
        "192.0.2.7,   192.0.2.8,              421",
        "192.0.2.7,   evil.example,           421",
        "fe80::a%1,   [FE80:0::A],            200",
        "fe80::a%1,   [fe80::b],              421",
        "0.0.0.0,     192.0.2.7,              200",
        "0.0.0.0,     [2001:db8::1]:80,       200",
        "0.0.0.0,     evil.example,           421",
        "0.0.0.0,     192.0.2.7.evil.example, 421",
        "::,          192.0.2.7,              200",
        "::,          evil.example,           421",
    })
    void whereItListensSaysWhichAddressesAreItsOwn(String listening, String host, int status) throws IOException {
        assertThat(status(HostCheck.at(InetAddress.ofLiteral(listening)), host)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "site.test,    200",
        "SITE.test.:8, 200",
        "a.site.test,  421",
        "[2001:DB8::1],200",
        "192.0.2.9:80, 200",
        "other.test,   421",
        "localhost,    200",
    })
    void whatWasAllowedIsServedToo(String host, int status) throws IOException {
        HostCheck check = HostCheck.at(InetAddress.getLoopbackAddress())
                .allowing(List.of("Site.Test", "[2001:db8:0::1]"))
                .allowing(List.of("192.0.2.9"));

        assertThat(status(check, host)).isEqualTo(status);
    }

    @Test
    void aRequestOfHttp10NeedsNoHost() throws IOException {
        Request request = Request.get("/");
        var old = new Request(request.method(), request.target(), Version.HTTP_1_0, Headers.empty(), request.client());

        assertThat(HostCheck.at(InetAddress.getLoopbackAddress())
                        .filter(old, HELLO)
                        .status())
                .isEqualTo(Status.OK);
    }

    @Test
    void aRefusalSaysWhatItWasTold() throws IOException {
        HostCheck check = HostCheck.at(InetAddress.getLoopbackAddress()).advising("say localhost");
        Handler unreachable = request -> {
            throw new AssertionError("asked for " + request);
        };

        Response refusal = check.filter(Request.get("/").with("Host", "evil.example"), unreachable);

        var content = new ByteArrayOutputStream();
        refusal.body().writeTo(content);
        assertThat(content).hasToString("421 Misdirected Request: say localhost\n");
    }
}
