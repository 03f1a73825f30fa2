package ferry.server.files;

import static ferry.server.files.Answers.status;
import static ferry.server.files.Answers.text;
import static ferry.server.files.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ferry.server.http.Body;
import ferry.server.http.Headers;
import ferry.server.http.Request;
import ferry.server.http.RequestTarget;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFilesListingTest {
    private static final Pattern ROW = Pattern.compile("<tr><td><a href=\"([^\"]*)\">([^<]*)</a>");

    @TempDir
    Path root;

    @Test
    void aFolderWithoutIndexIsListed() throws IOException {
        write(root, "b.txt", "b".repeat(1500));
        write(root, "A.txt", "a");
        write(root, "z/deep/x.txt", "x");
        Response response = StaticFiles.serving(root).handle(Request.get("/"));
        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.headers())
                .isEqualTo(Headers.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "X-Content-Type-Options", "nosniff",
                        "Cache-Control", "no-cache",
                        "Vary", "Accept"));
        assertThat(response.body()).isInstanceOf(Body.Streamed.class);
        assertThat(response.body().length()).isEmpty();
        String page = text(response);
        assertThat(hrefs(page)).containsExactly("z/", "A.txt", "b.txt");
        assertThat(page).startsWith("<!DOCTYPE html>").endsWith("</html>\n").contains("<td>1.5 kB</td>");
    }

    @Test
    void anIndexTakesThePlaceOfTheList() throws IOException {
        write(root, "a.txt", "a");
        StaticFiles files = StaticFiles.serving(root);
        assertThat(text(files.handle(Request.get("/")))).contains("a.txt");
        write(root, "index.html", "index");
        assertThat(text(files.handle(Request.get("/")))).isEqualTo("index");
    }

    @Test
    void withoutListingAFolderIsMissing() throws IOException {
        write(root, "a/b.txt", "b");
        StaticFiles files = StaticFiles.serving(root).withListing(false);
        assertThat(status(files, "/")).isEqualTo(404);
        assertThat(status(files, "/a/")).isEqualTo(404);
        assertThat(status(files, "/a/b.txt")).isEqualTo(200);
        assertThat(status(files.withListing(true), "/a/")).isEqualTo(200);
    }

    @Test
    void whatCannotBeServedIsNotListed() throws Exception {
        Path site = root.resolve("site");
        write(site, "a.txt", "a");
        write(site, "docs/b.txt", "b");
        write(site, ".env", "secret");
        write(site, "back\\slash", "x");
        write(root, "secret.txt", "secret");
        Files.createSymbolicLink(site.resolve("inside"), Path.of("docs"));
        Files.createSymbolicLink(site.resolve("inside.txt"), Path.of("docs/b.txt"));
        Files.createSymbolicLink(site.resolve("outside.txt"), Path.of("../secret.txt"));
        Files.createSymbolicLink(site.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(site.resolve("loop"), Path.of("loop"));
        new ProcessBuilder("mkfifo", site.resolve("fifo").toString()).start().waitFor();
        StaticFiles files = StaticFiles.serving(site);
        assertThat(list(files, "/")).containsExactly("docs/", "inside/", "a.txt", "inside.txt");
        assertThat(list(files.withHidden(true), "/")).contains(".env").doesNotContain("outside.txt");
        assertThat(list(files.withSymlinksOutside(true), "/"))
                .contains("outside.txt")
                .doesNotContain("dangling", "fifo");
    }

    @Test
    void everyLinkLeadsToItsFile() throws IOException {
        assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding"))).isEqualTo(Charset.forName("UTF-8"));
        List<String> names = List.of(
                "a b",
                "100%",
                "%41",
                "%2e%2e",
                "a+b",
                "\"quoted\"",
                "'single'",
                "<script>alert(1)</script>".replace('/', '_'),
                "new\nline",
                "tab\there",
                "a:b",
                "javascript:alert(1)",
                "...",
                "..a",
                "a&amp;b",
                "a?b",
                "a#b",
                "a;b=c",
                "ünïcödé",
                "日本語",
                "😀",
                "e\u0301",
                "\u202Egnp.exe",
                "~",
                "-",
                "a=b&c",
                "[x]",
                "{y}",
                "^",
                "|",
                "`",
                "$HOME",
                "x".repeat(255),
                "&lt;");
        Map<String, String> expected = new HashMap<>();
        Path folder = Files.createDirectory(root.resolve("odd: %names"));
        for (String name : names) {
            Files.writeString(folder.resolve(name), "content of " + name);
            Files.createDirectory(folder.resolve(name.substring(0, Math.min(200, name.length())) + "~dir"));
            expected.put(name, "content of " + name);
        }
        StaticFiles files = StaticFiles.serving(root).withHidden(true);
        assertThat(followed(files, list(files, "/"), "/").getLast()).startsWith("<!DOCTYPE html>");
        String base = "/" + list(files, "/").getFirst();
        List<String> hrefs = list(files, base);
        assertThat(hrefs).hasSize(2 * names.size()).doesNotHaveDuplicates();
        assertThat(followed(files, hrefs.subList(names.size(), hrefs.size()), base))
                .containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(followed(files, hrefs.subList(0, names.size()), base))
                .allMatch(page -> page.startsWith("<!DOCTYPE html>"));
    }

    @Test
    void noNameBecomesMarkup() throws IOException {
        write(root, "<img src=x onerror=alert(1)>", "");
        write(root, "\" onclick=\"alert(1)", "");
        Files.createDirectories(root.resolve("<b>&"));
        StaticFiles files = StaticFiles.serving(root);
        assertThat(text(files.handle(Request.get("/"))))
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&quot; onclick=&quot;alert(1)")
                .doesNotContain("<img", "\" onclick", "<b>");
        assertThat(text(files.handle(Request.get("/%3Cb%3E&/"))))
                .contains("<title>/&lt;b&gt;&amp;/</title>")
                .doesNotContain("<b>");
    }

    @Test
    void aLongListIsCompleteAndInOrder() throws IOException {
        List<String> names = IntStream.range(0, 1000)
                .mapToObj(i -> String.format(Locale.ROOT, "%c%03d", i % 2 == 0 ? 'f' : 'F', i))
                .toList();
        for (String name : names) {
            Files.createFile(root.resolve(name));
        }
        String page = text(StaticFiles.serving(root).handle(Request.get("/")));
        assertThat(hrefs(page))
                .containsExactlyElementsOf(
                        names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
        assertThat(page).contains("1000 entries");
    }

    @Test
    void aListIsFresh() throws IOException {
        StaticFiles files = StaticFiles.serving(root);
        assertThat(list(files, "/")).isEmpty();
        Path file = write(root, "a.txt", "a");
        assertThat(list(files, "/")).containsExactly("a.txt");
        Files.delete(file);
        assertThat(list(files, "/")).isEmpty();
    }

    private static List<String> list(StaticFiles files, String target) throws IOException {
        return hrefs(text(files.handle(Request.get(target))));
    }

    private static List<String> hrefs(String page) {
        var hrefs = new ArrayList<String>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            if (!rows.group(1).equals("../")) {
                hrefs.add(rows.group(1));
            }
        }
        return hrefs;
    }

    /// What a browser gets that is on the page of this path and follows these links.
    private static List<String> followed(StaticFiles files, List<String> hrefs, String base) throws IOException {
        var contents = new ArrayList<String>();
        for (String href : hrefs) {
            URI uri = URI.create("http://localhost" + base).resolve(href);
            assertThat(uri.getAuthority()).isEqualTo("localhost");
            Response response = files.handle(Request.get("/").to(RequestTarget.of(uri.getRawPath())));
            assertThat(response.status()).as(href).isEqualTo(Status.OK);
            contents.add(text(response));
        }
        return contents;
    }
}
