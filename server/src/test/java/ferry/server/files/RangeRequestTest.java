package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RangeRequest.Part;
import ferry.server.files.RangeRequest.Unsatisfiable;
import ferry.server.files.RangeRequest.Whole;
import ferry.server.http.Method;
import ferry.server.http.Request;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRequestTest {
    private static final Validators CURRENT =
            new Validators(new EntityTag("now", false), Optional.of(Instant.parse("1994-11-06T08:49:37Z")));

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,                     0,  1",
        "bytes=0-4,                     0,  5",
        "bytes=3-,                      3,  7",
        "bytes=9-9,                     9,  1",
        "bytes=0-,                      0,  10",
        "bytes=0-9,                     0,  10",
        "bytes=5-99,                    5,  5",
        "bytes=9-9223372036854775807,   9,  1",
        "bytes=9-9223372036854775808,   9,  1",
        "bytes=0-99999999999999999999,  0,  10",
        "bytes=0000000000000000000003-0000000000000000000004, 3, 2",
        "bytes=-1,                      9,  1",
        "bytes=-10,                     0,  10",
        "bytes=-11,                     0,  10",
        "bytes=-99999999999999999999,   0,  10",
        "BYTES=2-3,                     2,  2",
    })
    void aRangeWithinTheFileIsAPart(String field, long first, long length) {
        assertThat(RangeRequest.parse(field, 10)).isEqualTo(new Part(new ByteRange(first, length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=10-",
                "bytes=10-10",
                "bytes=11-20",
                "bytes=-0",
                "bytes=99999999999999999999-",
                "bytes=-000"
            })
    void aRangeBehindTheFileIsUnsatisfiable(String field) {
        assertThat(RangeRequest.parse(field, 10)).isEqualTo(new Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=--1",
                "bytes=1",
                "bytes=a-b",
                "bytes=1-b",
                "bytes=2-1",
                "bytes=0x1-2",
                "bytes= 0-1",
                "bytes=0 -1",
                "bytes=0- 1",
                "bytes=0-1 ",
                "bytes=+0-1",
                "bytes=0-+1",
                "bytes=-1-2",
                "bytes =0-1",
                "bytes:0-1",
                "items=0-1",
                "bytes=0-1,2-3",
                "bytes=0-1, 2-3",
                "bytes=0-1,",
                "bytes=,0-1",
                "bytes=-1,-2",
                "bytes=\u0661-\u0662",
                "bytes=0-1,bytes=2-3"
            })
    void whatIsMalformedOrSeveralRangesIsIgnored(String field) {
        assertThat(RangeRequest.parse(field, 10)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=-5", "bytes=0-0", "bytes=7-9"})
    void anEmptyFileIsAlwaysWhole(String field) {
        assertThat(RangeRequest.parse(field, 0)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "now"                           | true
                    W/"now"                         | false
                    "old"                           | false
                    "now", "now"                    | false
                    *                               | false
                    now                             | false
                    Sun, 06 Nov 1994 08:49:37 GMT   | true
                    Sunday, 06-Nov-94 08:49:37 GMT  | true
                    Sun, 06 Nov 1994 08:49:36 GMT   | false
                    Sun, 06 Nov 1994 08:49:38 GMT   | false
                    """)
    void ifRangeAsksForExactlyTheCurrentState(String value, boolean holds) {
        assertThat(RangeRequest.ifRange(Optional.of(value), CURRENT)).isEqualTo(holds);
        Request request = Request.get("/").with("Range", "bytes=0-0").with("If-Range", value);
        assertThat(RangeRequest.of(request, CURRENT, 10))
                .isEqualTo(holds ? new Part(new ByteRange(0, 1)) : new Whole());
    }

    @Test
    void withoutADateNoDateIsTheSame() {
        var undated = new Validators(CURRENT.tag(), Optional.empty());
        assertThat(RangeRequest.ifRange(Optional.of("Sun, 06 Nov 1994 08:49:37 GMT"), undated))
                .isFalse();
        assertThat(RangeRequest.ifRange(Optional.of("soon"), undated)).isFalse();
    }

    @Test
    void onlyGetHasRanges() {
        Request head = Request.of(Method.HEAD, "/").with("Range", "bytes=0-0");
        assertThat(RangeRequest.of(head, CURRENT, 10)).isEqualTo(new Whole());
    }

    @Test
    void twoRangeFieldsAreSeveralRanges() {
        Request get = Request.get("/");
        var request = new Request(
                get.method(),
                get.target(),
                get.version(),
                get.headers().plus("Range", "bytes=0-0").plus("Range", "bytes=1-1"),
                get.client());
        assertThat(RangeRequest.of(request, CURRENT, 10)).isEqualTo(new Whole());
    }

    @Test
    void aRangeIsWrittenWithItsLastByte() {
        assertThat(new ByteRange(2, 3).ofTotal(10)).isEqualTo("bytes 2-4/10");
    }
}
