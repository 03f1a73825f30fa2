package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "index.html,            text/html; charset=utf-8",
        "INDEX.HTM,             text/html; charset=utf-8",
        "style.css,             text/css; charset=utf-8",
        "app.js,                text/javascript; charset=utf-8",
        "app.mjs,               text/javascript; charset=utf-8",
        "app.min.js,            text/javascript; charset=utf-8",
        "app.js.map,            application/json; charset=utf-8",
        "data.json,             application/json; charset=utf-8",
        "lib.wasm,              application/wasm",
        "site.webmanifest,      application/manifest+json",
        "feed.xml,              application/xml",
        "logo.svg,              image/svg+xml",
        "photo.JPG,             image/jpeg",
        "photo.avif,            image/avif",
        "photo.webp,            image/webp",
        "favicon.ico,           image/vnd.microsoft.icon",
        "font.woff2,            font/woff2",
        "font.ttf,              font/ttf",
        "film.mp4,              video/mp4",
        "film.webm,             video/webm",
        "song.mp3,              audio/mpeg",
        "film.vtt,              text/vtt; charset=utf-8",
        "README.md,             text/markdown; charset=utf-8",
        "notes.txt,             text/plain; charset=utf-8",
        "paper.pdf,             application/pdf",
        "all.tar.gz,            application/gzip",
        "Main.java,             text/plain; charset=utf-8",
    })
    void theExtensionSaysTheType(String name, String type) {
        assertThat(MediaTypes.contentType(name).value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Makefile", "LICENSE", "a.", "a.unheard-of", ".html", ".gitignore", "", ".", "html", "a.html "})
    void withoutAKnownExtensionItIsBytes(String name) {
        assertThat(MediaTypes.contentType(name).value()).isEqualTo("application/octet-stream");
    }

    @Test
    void theTableIsWellFormedAndLong() throws IOException {
        List<String> lines = table();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line).matches("[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?:( [a-z0-9]+)+"));
        assertThat(lines.stream().flatMap(line -> Stream.of(line.split(": ", 2)[1].split(" ", -1))))
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void textAlwaysSaysItsEncoding() throws IOException {
        assertThat(table().stream()
                        .filter(line -> line.startsWith("text/"))
                        .filter(line -> !line.startsWith("text/rtf")))
                .allMatch(line -> line.contains("; charset=utf-8:"));
    }

    private static List<String> table() throws IOException {
        try (InputStream table = MediaTypes.class.getResourceAsStream("media-types.txt")) {
            assertThat(table).isNotNull();
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
