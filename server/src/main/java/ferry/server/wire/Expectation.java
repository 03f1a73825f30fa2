package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Status;
import ferry.server.http.Version;
import ferry.server.wire.Parsed.Invalid;
import java.util.List;

/// Whether a client waits before it sends its content (RFC 9110, 10.1.1). Pure functions.
final class Expectation {
    private static final Invalid UNKNOWN =
            new Invalid(Status.EXPECTATION_FAILED, "100-continue is the only expectation that can be met");

    private Expectation() {}

    /// True: the client sends its content when it is told to go on. A client without content waits for nothing,
    /// and one that speaks HTTP/1.0 does not know how to.
    static Step<Boolean> of(Version version, Headers fields, Framing framing) {
        var expectations = version == Version.HTTP_1_0 ? List.<String>of() : fields.tokens("Expect");
        if (expectations.isEmpty()) {
            return Step.taken(false);
        }
        return expectations.stream().allMatch("100-continue"::equals)
                ? Step.taken(!(framing instanceof Framing.None))
                : Step.refused(UNKNOWN);
    }
}
