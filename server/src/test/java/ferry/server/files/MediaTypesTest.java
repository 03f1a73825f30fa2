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
        assertThat(MediaTypes.of(name).contentType().value()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Makefile", "LICENSE", "a.", "a.unheard-of", ".html", ".gitignore", "", ".", "html", "a.html "})
    void withoutAKnownExtensionItIsBytes(String name) {
        assertThat(MediaTypes.of(name).contentType().value()).isEqualTo("application/octet-stream");
    }

    @Test
    void theTableIsWellFormedAndLong() throws IOException {
        List<String> lines = table();
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line).matches("(\\* )?[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?:( [a-z0-9]+)+"));
        assertThat(lines.stream().flatMap(line -> Stream.of(line.split(": ", 2)[1].split(" ", -1))))
                .hasSizeGreaterThan(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void textAlwaysSaysItsEncoding() throws IOException {
        assertThat(table().stream().filter(line -> line.contains("text/")).filter(line -> !line.contains("text/rtf")))
                .isNotEmpty()
                .allMatch(line -> line.contains("; charset=utf-8:"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, true",
        "a.css, true",
        "a.js, true",
        "a.mjs, true",
        "a.json, true",
        "a.js.map, true",
        "a.wasm, true",
        "a.webmanifest, true",
        "a.xml, true",
        "a.SVG, true",
        "a.txt, true",
        "a.md, true",
        "a.csv, true",
        "a.ttf, true",
        "a.png, false",
        "a.avif, false",
        "a.woff2, false",
        "a.mp4, false",
        "a.ts, false",
        "a.pdf, false",
        "a.js.gz, false",
        "a.js.br, false",
        "a.sqlite, false",
        "a.bin, false",
        "a, false",
    })
    void textIsCompressible(String name, boolean compressible) {
        assertThat(MediaTypes.of(name).compressible()).isEqualTo(compressible);
    }

    @Test
    void allTextIsCompressible() throws IOException {
        assertThat(table().stream().filter(line -> line.matches("(\\* )?(text/.*|[^:;]*\\+(json|xml))[:;].*")))
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.startsWith("* "));
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
