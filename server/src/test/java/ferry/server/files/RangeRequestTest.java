package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.RangeRequest.Part;
import ferry.server.files.RangeRequest.Parts;
import ferry.server.files.RangeRequest.Unsatisfiable;
import ferry.server.files.RangeRequest.Whole;
import ferry.server.http.Method;
import ferry.server.http.Request;
import java.time.Instant;
import java.util.Collections;
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
        "'bytes= 0-1',                  0,  2",
        "'bytes=0-1,',                  0,  2",
        "'bytes=,, 0-1',                0,  2",
        "'bytes=0-1\t,\t,',             0,  2",
        "'bytes=0-1,10-',               0,  2",
        "'bytes=99-,0-1,-0',            0,  2",
        "'bytes=0-1,4-5',               0,  6",
        "'bytes=-1,-3',                 7,  3",
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
                "bytes=-000",
                "bytes=10-,11-12 , -0"
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
                "bytes=0 -1",
                "bytes=0- 1",
                "bytes=+0-1",
                "bytes=0-+1",
                "bytes=-1-2",
                "bytes =0-1",
                "bytes:0-1",
                "items=0-1",
                "bytes=,",
                "bytes= , ,",
                "bytes=0-1;2-3",
                "bytes=0-1 2-3",
                "bytes=0-1,x",
                "bytes=0-1,3-2",
                "bytes=0-1,-",
                "bytes=0-1,\u00A02-3",
                "bytes=\u0661-\u0662",
                "bytes=0-1,bytes=2-3"
            })
    void whatIsMalformedIsIgnored(String field) {
        assertThat(RangeRequest.parse(field, 10)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @CsvSource({
        "'bytes=0-0,500-500',               0-0 500-500",
        "'bytes=500-,0-9',                  500-999 0-9",
        "'bytes=-1,0-0',                    999-999 0-0",
        "'bytes=0-9 ,\t300-309,, 600-609',  0-9 300-309 600-609",
        "'bytes=600-609,0-9,5-20,2000-',    600-609 0-20",
    })
    void severalRangesComeInTheOrderOfTheRequest(String field, String expected) {
        assertThat(RangeRequest.parse(field, 1000))
                .isInstanceOfSatisfying(
                        Parts.class,
                        parts -> assertThat(
                                        parts.ranges().stream().map(range -> range.first() + "-" + (range.end() - 1)))
                                .containsExactly(expected.split(" ", -1)));
    }

    @Test
    void moreRangesThanAnybodyNeedsAreIgnored() {
        String many = "bytes=" + String.join(",", Collections.nCopies(RangeSet.MAX_RANGES, "1-2"));
        assertThat(RangeRequest.parse(many, 10)).isEqualTo(new Part(new ByteRange(1, 2)));
        assertThat(RangeRequest.parse(many + ",,", 10)).isEqualTo(new Part(new ByteRange(1, 2)));
        assertThat(RangeRequest.parse(many + ",1-2", 10)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-1,5-6", "bytes=-5", "bytes=0-0", "bytes=7-9"})
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
    void twoRangeFieldsAreNoRange() {
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
