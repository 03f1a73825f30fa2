package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.ListingPage.Entry;
import ferry.server.http.Method;
import ferry.server.http.Request;
import ferry.server.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListingFormatTest {
    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-01-02T03:04:05.6Z"));

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                                        | HTML",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | HTML",
                "application/json                                           | JSON",
                "APPLICATION/JSON; indent=2                                 | JSON",
                "application/json, text/plain, */*                          | JSON",
                "application/*                                              | JSON",
                "text/plain                                                 | TEXT",
                "text/*                                                     | HTML",
                "text/*, text/html;q=0.5                                    | TEXT",
                "text/html;q=0.5, application/json;q=0.6, text/plain;q=0.4  | JSON",
                "*/*, text/html;q=0                                         | JSON",
                "text/html;q=0, */*;q=0.1, application/json;q=0             | TEXT",
                "*/*;q=0                                                    | HTML",
                "image/png                                                  | HTML",
                "nonsense                                                   | HTML",
                ",                                                          | HTML",
            })
    void theClientChoosesTheFormat(String accept, ListingFormat expected) {
        assertThat(ListingFormat.of(Request.get("/").with("Accept", accept))).isEqualTo(expected);
    }

    @Test
    void whoSaysNothingGetsAPage() {
        assertThat(ListingFormat.of(Request.get("/"))).isEqualTo(ListingFormat.HTML);
    }

    @Test
    void aNameIsAStringInJsonWhateverIsInIt() {
        assertThat(json("a.txt")).isEqualTo("""

                {"name":"a.txt","type":"file","size":1,"modified":"2026-01-02T03:04:05Z"}""");
        assertThat(json("\"\\\n\u0085ü<script>")).contains("\"name\":\"\\\"\\\\\\u000a\\u0085ü<script>\"");
    }

    @Test
    void aNameIsOneLineInTextWhateverIsInIt() {
        assertThat(append(ListingFormat.TEXT, "a b+ü<\n100%")).isEqualTo("a b+ü<%0A100%25\n");
    }

    @Test
    void foldersComeFirstInEveryFormat() throws IOException {
        Answers.write(root, "a.txt", "12345");
        Files.createDirectory(root.resolve("z"));
        Files.setLastModifiedTime(root.resolve("a.txt"), MODIFIED);
        Files.setLastModifiedTime(root.resolve("z"), MODIFIED);
        assertThat(listed("application/json")).isEqualTo("""
                [
                {"name":"z","type":"directory","modified":"2026-01-02T03:04:05Z"},
                {"name":"a.txt","type":"file","size":5,"modified":"2026-01-02T03:04:05Z"}
                ]
                """);
        assertThat(listed("text/plain")).isEqualTo("z/\na.txt\n");
    }

    @Test
    void nothingIsAnEmptyArrayAndAnEmptyText() throws IOException {
        assertThat(listed("application/json")).isEqualTo("[\n]\n");
        assertThat(listed("text/plain")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ListingFormat.class)
    void headHasTheFieldsOfGet(ListingFormat format) throws IOException {
        String accept = format.headers().first("Content-Type").orElseThrow();
        StaticFiles files = StaticFiles.serving(root);
        Response get = Answers.head(files, Request.get("/").with("Accept", accept));
        Response head = Answers.head(files, Request.of(Method.HEAD, "/").with("Accept", accept));
        assertThat(head.headers()).isEqualTo(get.headers()).isEqualTo(format.headers());
        assertThat(Answers.header(get, "Vary")).isEqualTo("Accept");
    }

    private String listed(String accept) throws IOException {
        return Answers.text(StaticFiles.serving(root).handle(Request.get("/").with("Accept", accept)));
    }

    private static String json(String name) {
        return append(ListingFormat.JSON, name);
    }

    private static String append(ListingFormat format, String name) {
        var text = new StringBuilder();
        format.append(text, new Entry(name, false, new FileState(1, MODIFIED, 0)), true);
        return text.toString();
    }
}
