package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.ListingPage.Entry;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingPageTest {
    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-01-02T03:04:05.6Z"));

    @ParameterizedTest
    @CsvSource({
        "0,                     0 B",
        "1,                     1 B",
        "999,                   999 B",
        "1000,                  1.0 kB",
        "1449,                  1.4 kB",
        "9949,                  9.9 kB",
        "9950,                  10 kB",
        "999499,                999 kB",
        "999500,                1.0 MB",
        "12345678,              12 MB",
        "5000000000,            5.0 GB",
        "9223372036854775807,   9.2 EB",
    })
    void sizesAreForPeople(long bytes, String text) {
        assertThat(ListingPage.size(bytes)).isEqualTo(text);
    }

    @Test
    void foldersComeFirstAndCaseDoesNotMatter() {
        List<Entry> sorted = Stream.of(file("b"), folder("z"), file("A"), file("a"), folder("Y"), file("B"))
                .sorted(Entry.ORDER)
                .toList();
        assertThat(sorted).extracting(Entry::name).containsExactly("Y", "z", "A", "a", "B", "b");
    }

    @Test
    void aRowIsEscapedTwiceOver() {
        assertThat(row(file("<b>\"'&.txt")))
                .contains("<a href=\"%3Cb%3E%22%27%26.txt\">&lt;b&gt;&quot;&#39;&amp;.txt</a>")
                .contains("<time datetime=\"2026-01-02T03:04:05Z\">");
        assertThat(row(folder("a:b"))).contains("<a href=\"a%3Ab/\">a:b/</a></td><td></td>");
    }

    @Test
    void theHeadLeadsToEveryFolderOnTheWay() {
        String head = ListingPage.head(List.of("<i>", "b"), 2);
        assertThat(head)
                .contains("<title>/&lt;i&gt;/b/</title>")
                .contains("<a href=\"../../\">/</a><a href=\"../\">&lt;i&gt;/</a><a href=\"./\">b/</a>")
                .contains("2 entries")
                .contains("<a href=\"../\">../</a>")
                .doesNotContain("<i>");
    }

    @Test
    void nothingIsAboveTheRoot() {
        assertThat(ListingPage.head(List.of(), 1))
                .contains("<title>/</title>")
                .contains("1 entry<")
                .doesNotContain("../");
    }

    private static String row(Entry entry) {
        var page = new StringBuilder();
        ListingPage.appendRow(page, entry);
        return page.toString();
    }

    private static Entry file(String name) {
        return new Entry(name, false, new FileState(1, MODIFIED, 0));
    }

    private static Entry folder(String name) {
        return new Entry(name, true, new FileState(1, MODIFIED, 0));
    }
}
