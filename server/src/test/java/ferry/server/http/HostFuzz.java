package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What holds of any text in the place of a host: only names and addresses that no other machine can have are served
/// without being allowed.
public final class HostFuzz {
    private static final HostCheck LOOPBACK = HostCheck.at(InetAddress.getLoopbackAddress());
    private static final HostCheck ALLOWING = LOOPBACK.allowing(List.of("site.test"));
    private static final Pattern LOCALHOST = Pattern.compile("(?:.*\\.)?localhost", Pattern.DOTALL);

    private HostFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        if (!Syntax.isFieldValue(text)) {
            return;
        }
        String host = host(text).toLowerCase(Locale.ROOT);
        Request request = Request.get("/").with("Host", text);
        boolean served = LOOPBACK.serves(request);
        if (served && !host.isEmpty() && !LOCALHOST.matcher(host).matches()) {
            assertThat(isLoopbackAddress(host)).as(text).isTrue();
        }
        assertThat(ALLOWING.serves(request)).isEqualTo(served || host.equals("site.test"));
    }

    /// The text without the port and the dot of the root.
    private static String host(String text) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /// Asks the resolver of the system, which looks nothing up for what is written as numbers.
    private static boolean isLoopbackAddress(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
