package ferry.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFramingTest {
    private static String post(String version, String fields) {
        return "POST / " + version + "\r\nHost: a\r\n" + fields + "\r\n\r\n";
    }

    @Test
    void withoutALengthOrACodingThereIsNoContent() {
        assertThat(Feed.complete(post("HTTP/1.1", "a: b")).framing()).isEqualTo(new Framing.None());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "10, 10",
        "007, 7",
        "65536, 65536",
        "999999999999999999, 999999999999999999",
        "000000000000000009, 9"
    })
    void aLengthIsANumberOfBytes(String text, long bytes) {
        assertThat(Feed.complete(post("HTTP/1.1", "Content-Length: " + text)).framing())
                .isEqualTo(new Framing.Length(bytes));
        assertThat(Feed.complete(post("HTTP/1.0", "content-length:" + text)).framing())
                .isEqualTo(new Framing.Length(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00"})
    void aLengthOfZeroIsNoContent(String text) {
        assertThat(Feed.complete(post("HTTP/1.1", "Content-Length: " + text)).framing())
                .isEqualTo(new Framing.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+1",
                "-1",
                "-0",
                "1 ,",
                "1,1",
                "1, 1",
                "1 1",
                "0x1",
                "1e1",
                "1.0",
                "one",
                "\"1\"",
                "1;",
                "\u00b2",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551617",
                "99999999999999999999999999"
            })
    void anyOtherLengthIsABadRequest(String text) {
        Feed.assertRefused(post("HTTP/1.1", "Content-Length: " + text), Status.BAD_REQUEST);
        Feed.assertRefused(post("HTTP/1.0", "Content-Length: " + text), Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\r\nContent-Length: 2", "1\r\nContent-Length: 1", "1\r\nx: y\r\ncontent-length: 1"})
    void twoLengthsAreABadRequest(String text) {
        Feed.assertRefused(post("HTTP/1.1", "Content-Length: " + text), Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED", " chunked "})
    void chunkedIsKnown(String coding) {
        assertThat(Feed.complete(post("HTTP/1.1", "Transfer-Encoding:" + coding))
                        .framing())
                .isEqualTo(new Framing.Chunked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "x, chunked", "gzip\r\nTransfer-Encoding: chunked", "identity, chunked"})
    void anotherCodingBeforeChunkedIsNotImplemented(String codings) {
        Feed.assertRefused(post("HTTP/1.1", "Transfer-Encoding: " + codings), Status.NOT_IMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked, gzip",
                "chunked,",
                ", chunked",
                "chunked\r\nTransfer-Encoding:",
                "chunked, gzip, chunked",
                "gzip",
                "identity",
                "xchunked",
                "chunkedx",
                "chunk",
                "chunked;q=1",
                "\"chunked\"",
                "chun ked",
                "\u00a0chunked"
            })
    void contentThatDoesNotEndInChunksIsABadRequest(String codings) {
        Feed.assertRefused(post("HTTP/1.1", "Transfer-Encoding: " + codings), Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 1",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Transfer-Encoding: chunked\r\nContent-Length:",
                "Transfer-Encoding: gzip, chunked\r\nContent-Length: 1",
                "Transfer-Encoding:\r\nContent-Length: 1"
            })
    void aLengthAndACodingAreABadRequest(String fields) {
        Feed.assertRefused(post("HTTP/1.1", fields), Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "gzip, chunked", "identity", ""})
    void http10HasNoCodings(String codings) {
        Feed.assertRefused(post("HTTP/1.0", "Transfer-Encoding: " + codings), Status.BAD_REQUEST);
    }
}
