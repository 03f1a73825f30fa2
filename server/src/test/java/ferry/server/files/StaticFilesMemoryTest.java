package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import ferry.server.http.HttpDate;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whether an answer comes from memory is to be seen of nothing but its speed.
class StaticFilesMemoryTest {
    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");

    /// Before and after the moment when the files settle.
    private static final InstantSource EARLIER = InstantSource.fixed(MODIFIED);

    private static final InstantSource LATER = InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    @TempDir
    Path root;

    StaticFiles disk;
    StaticFiles memory;

    @BeforeEach
    void site() throws IOException {
        for (String name : List.of("index.html", "a b.js", "empty.css", "404.html")) {
            Path file = Answers.write(root, name, name.equals("empty.css") ? "" : "content of " + name);
            Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        }
        disk = StaticFiles.serving(root, EARLIER);
        memory = StaticFiles.serving(root, LATER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | X                   | x",
                "206 | Range               | bytes=2-4",
                "206 | Range               | bytes=-1",
                "206 | Range               | bytes=0-",
                "416 | Range               | bytes=99-",
                "206 | Range               | bytes=0-1,3-4",
                "200 | Range               | bytes=0-1,x",
                "304 | If-None-Match       | TAG",
                "304 | If-None-Match       | *",
                "200 | If-None-Match       | \"old\"",
                "304 | If-Modified-Since   | DATE",
                "412 | If-Match            | \"old\"",
                "200 | If-Match            | TAG",
                "412 | If-Unmodified-Since | Thu, 01 Jan 1970 00:00:00 GMT",
            })
    void anAnswerFromMemoryIsTheAnswerFromDisk(int status, String name, String value) throws IOException {
        for (String target : List.of("/", "/?query", "/index.html", "/a%20b.js", "/%61%20b.js")) {
            Request get = Request.get(target);
            String tag = Answers.header(Answers.head(disk, get), "ETag");
            Request request = get.with(name, value.replace("TAG", tag).replace("DATE", HttpDate.format(MODIFIED)));
            assertThat(assertSame(request)).as(target).isEqualTo(status);
            assertSame(new Request(Method.HEAD, get.target(), get.version(), request.headers(), get.client()));
        }
        assertSame(Request.get("/empty.css").with(name, value));
        assertSame(Request.get("/nothing").with(name, value));
    }

    @Test
    void aRepeatedAnswerIsTheSameObject() throws IOException {
        Response first = memory.handle(Request.get("/"));
        Response second = memory.handle(Request.get("/?v=2"));
        assertThat(second.body()).isSameAs(first.body());
        assertThat(second.headers()).isSameAs(first.headers());
        assertThat(disk.handle(Request.get("/")).body())
                .isNotSameAs(disk.handle(Request.get("/")).body());
    }

    @Test
    void whatMayBeServedIsDecidedBeforeWhatIsKept() throws IOException {
        Answers.write(root, ".hidden", "hidden");
        StaticFiles shown = memory.withHidden(true);
        assertThat(Answers.status(shown, "/.hidden")).isEqualTo(200);
        assertThat(Answers.status(shown, "/.hidden")).isEqualTo(200);
        assertThat(Answers.status(memory, "/.hidden")).isEqualTo(404);
        assertThat(Answers.status(shown.withHidden(false), "/.hidden")).isEqualTo(404);
    }

    /// Twice from memory: the first answer may be the one that loads.
    private int assertSame(Request request) throws IOException {
        Response expected = disk.handle(request);
        byte[] content = content(request, expected);
        Headers headers = expected.headers();
        for (int i = 0; i < 2; i++) {
            Response actual = memory.handle(request);
            assertThat(actual.status()).isEqualTo(expected.status());
            assertThat(actual.headers()).isEqualTo(headers);
            assertThat(actual.body().length()).isEqualTo(expected.body().length());
            assertThat(content(request, actual)).isEqualTo(content);
        }
        return expected.status().code();
    }

    /// A connection sends none for HEAD.
    private static byte[] content(Request request, Response response) throws IOException {
        if (request.method().equals(Method.GET)) {
            return Answers.bytes(response);
        }
        response.body().close();
        return new byte[0];
    }
}
