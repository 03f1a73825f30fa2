package ferry.server.files;

import static ferry.server.files.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Body;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several ranges at once, of files on disk and in memory.
@ParameterizedClass
@ValueSource(longs = {0, 3600})
class StaticFilesRangesTest {
    private static final int SMALL = 2_000;
    private static final int LARGE = 1_000_000;

    /// How far the clock is ahead; an hour later all files have settled and small ones are kept.
    @Parameter
    long ahead;

    @TempDir
    Path root;

    StaticFiles files;
    byte[] content;

    @BeforeEach
    void site() throws IOException {
        content = new byte[LARGE];
        new Random(3).nextBytes(content);
        Files.write(root.resolve("large.bin"), content);
        Files.write(root.resolve("small.bin"), Arrays.copyOf(content, SMALL));
        Files.write(root.resolve("tiny.bin"), new byte[10]);
        files = StaticFiles.serving(root, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(ahead)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/small.bin | bytes=0-1,1000-1004         | 0-1 1000-1004",
                "/small.bin | bytes=-5, 0-0               | 1995-1999 0-0",
                "/small.bin | bytes=0-1,9999-,500-501     | 0-1 500-501",
                "/large.bin | bytes=0-0,-1                | 0-0 999999-999999",
                "/large.bin | bytes=0-299999,400000-      | 0-299999 400000-999999",
                "/large.bin | bytes=900000-,0-9,5-100,500-600 | 900000-999999 0-100 500-600",
            })
    void severalRangesAreTheirBytesInThisOrder(String target, String range, String expected) throws IOException {
        Response response = files.handle(Request.get(target).with("Range", range));
        assertThat(response.status()).isEqualTo(Status.PARTIAL_CONTENT);
        assertThat(header(response, "Content-Range")).isEmpty();
        assertThat(header(response, "ETag")).isNotEmpty();
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        String boundary = header(response, "Content-Type").replaceFirst("multipart/byteranges; boundary=", "");
        long length = response.body().length().orElseThrow();
        byte[] body = Answers.bytes(response);
        assertThat(body).hasSize((int) length);
        int size = target.equals("/small.bin") ? SMALL : LARGE;
        assertThat(latin(body)).isEqualTo(multipart(expected, size, boundary));
        assertThat(Answers.openFilesBelow(root)).isZero();
    }

    @Test
    void manyBytesAreReadWhileTheyAreSentAndFewAtOnce() throws IOException {
        assertThat(body("/large.bin", "bytes=0-99999,500000-500001")).isInstanceOf(MultipartBody.class);
        assertThat(body("/large.bin", "bytes=0-9,500000-500001")).isInstanceOf(Body.Bytes.class);
        assertThat(body("/small.bin", "bytes=0-9,1000-1001")).isInstanceOf(Body.Bytes.class);
    }

    @Test
    void whatIsLeftAsOneRangeIsNoMultipart() throws IOException {
        Response response = files.handle(Request.get("/small.bin").with("Range", "bytes=5-9,0-6,8000-"));
        assertThat(response.status()).isEqualTo(Status.PARTIAL_CONTENT);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes 0-9/2000");
        assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(latin(Answers.bytes(response))).isEqualTo(latin(content).substring(0, 10));
    }

    @Test
    void whereTheHeadsWouldBeMoreThanTheFileTheFileIsSent() throws IOException {
        Files.write(root.resolve("hundred.bin"), new byte[100]);
        Response response = files.handle(Request.get("/hundred.bin").with("Range", "bytes=0-0,99-99"));
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(Answers.bytes(response)).hasSize(100);
    }

    @Test
    void noneOfSeveralThatIsThereIsRefusedWithTheSize() throws IOException {
        Response response = files.handle(Request.get("/tiny.bin").with("Range", "bytes=10-, -0,20-30"));
        assertThat(response.status()).isEqualTo(Status.RANGE_NOT_SATISFIABLE);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */10");
        assertThat(latin(Answers.bytes(response))).isEqualTo("416 Range Not Satisfiable\n");
    }

    @Test
    void severalRangesHeedIfRangeAndHeadKnowsNone() throws IOException {
        Request request = Request.get("/small.bin").with("Range", "bytes=0-1,1000-1004");
        Response current = Answers.head(files, request);
        assertThat(status(request.with("If-Range", header(current, "ETag")))).isEqualTo(206);
        assertThat(status(request.with("If-Range", header(current, "Last-Modified"))))
                .isEqualTo(206);
        assertThat(status(request.with("If-Range", "\"old\""))).isEqualTo(200);
        assertThat(status(request.with("If-Range", "Thu, 01 Jan 1970 00:00:00 GMT")))
                .isEqualTo(200);
        Response head =
                Answers.head(files, Request.of(Method.HEAD, "/small.bin").with("Range", "bytes=0-1,1000-1004"));
        assertThat(head.status()).isEqualTo(Status.OK);
        assertThat(head.body().length()).hasValue(SMALL);
    }

    private int status(Request request) throws IOException {
        return Answers.head(files, request).status().code();
    }

    private Body body(String target, String range) throws IOException {
        return Answers.head(files, Request.get(target).with("Range", range)).body();
    }

    private String multipart(String ranges, int size, String boundary) {
        var expected = new StringBuilder();
        for (String range : ranges.split(" ", -1)) {
            String[] ends = range.split("-", -1);
            expected.append("\r\n--").append(boundary);
            expected.append("\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes ");
            expected.append(range).append('/').append(size).append("\r\n\r\n");
            expected.append(latin(content), Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
        }
        return expected.append("\r\n--").append(boundary).append("--\r\n").toString();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
