package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Method;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.http.Version;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsePlanTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    GET,  HTTP_1_1, 200, known,   LENGTH,      true,  true
                    GET,  HTTP_1_1, 200, empty,   LENGTH,      true,  true
                    GET,  HTTP_1_1, 404, known,   LENGTH,      true,  true
                    GET,  HTTP_1_1, 200, unknown, CHUNKED,     true,  true
                    HEAD, HTTP_1_1, 200, known,   LENGTH,      false, true
                    HEAD, HTTP_1_1, 200, unknown, CHUNKED,     false, true
                    GET,  HTTP_1_1, 100, empty,   NONE,        false, true
                    GET,  HTTP_1_1, 204, empty,   NONE,        false, true
                    GET,  HTTP_1_1, 304, empty,   NONE,        false, true
                    GET,  HTTP_1_1, 304, known,   NONE,        false, true
                    GET,  HTTP_1_1, 304, unknown, NONE,        false, true
                    HEAD, HTTP_1_1, 304, known,   NONE,        false, true
                    GET,  HTTP_1_0, 200, known,   LENGTH,      true,  true
                    GET,  HTTP_1_0, 200, unknown, UNTIL_CLOSE, true,  false
                    HEAD, HTTP_1_0, 200, known,   LENGTH,      false, true
                    HEAD, HTTP_1_0, 200, unknown, UNTIL_CLOSE, false, false
                    GET,  HTTP_1_0, 304, unknown, NONE,        false, true
                    """)
    void theContentDecidesTheFraming(
            String method,
            Version version,
            int status,
            String length,
            ContentFraming framing,
            boolean sendsContent,
            boolean persistent) {
        Response response = Response.of(new Status(status, ""), body(length));

        assertThat(ResponsePlan.of(Method.of(method), version, response, true))
                .isEqualTo(new ResponsePlan(framing, sendsContent, persistent));
        assertThat(ResponsePlan.of(Method.of(method), version, response, false))
                .isEqualTo(new ResponsePlan(framing, sendsContent, false));
    }

    @ParameterizedTest
    @CsvSource({"close, false", "Close, false", "'x, close', false", "keep-alive, true", "x, true"})
    void aHandlerMayCloseTheConnection(String option, boolean persistent) {
        Response response = Response.of(Status.OK).with("Connection", option);

        assertThat(ResponsePlan.of(Method.GET, Version.HTTP_1_1, response, true).persistent())
                .isEqualTo(persistent);
    }

    private static Body body(String length) {
        return switch (length) {
            case "known" -> Body.text("content");
            case "empty" -> Body.empty();
            default -> Body.streamed(OptionalLong.empty(), out -> {});
        };
    }
}
