package ferry.server.wire;

import ferry.server.http.Method;
import ferry.server.http.Response;
import ferry.server.http.Version;

/// How a response is framed, and whether the connection survives it (RFC 9112, 6 and 9). Immutable.
///
/// @param framing how its content is delimited
/// @param sendsContent whether content follows the head; the answer to HEAD has the framing of the answer to GET
///     alone
/// @param persistent whether the connection stays open for another request
public record ResponsePlan(ContentFraming framing, boolean sendsContent, boolean persistent) {
    /// The plan for a response to a request with this method from a client that speaks this version.
    ///
    /// @param mayPersist whether client and server would both like to keep the connection
    public static ResponsePlan of(Method method, Version version, Response response, boolean mayPersist) {
        ContentFraming framing = framing(version, response);
        boolean sendsContent = framing != ContentFraming.NONE && !method.equals(Method.HEAD);
        boolean persistent = mayPersist
                && framing != ContentFraming.UNTIL_CLOSE
                && !response.headers().tokens("Connection").contains("close");
        return new ResponsePlan(framing, sendsContent, persistent);
    }

    private static ContentFraming framing(Version version, Response response) {
        if (!response.status().allowsContent()) {
            return ContentFraming.NONE;
        }
        if (response.body().length().isPresent()) {
            return ContentFraming.LENGTH;
        }
        return switch (version) {
            case HTTP_1_0 -> ContentFraming.UNTIL_CLOSE;
            case HTTP_1_1 -> ContentFraming.CHUNKED;
        };
    }
}
