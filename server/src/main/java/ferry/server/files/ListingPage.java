package ferry.server.files;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The HTML of a [Listing]. Pure functions.
///
/// All links are relative, so that the page is right under whatever path it is mounted.
final class ListingPage {
    /// A line of the page.
    record Entry(String name, boolean folder, FileState state) {
        /// Folders first, then by name, as people sort; the last key keeps names apart that differ in case
        /// alone.
        static final Comparator<Entry> ORDER = Comparator.comparing(Entry::folder)
                .reversed()
                .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Entry::name);
    }

    /// Follows the last row.
    static final String FOOT = """
            </tbody>
            </table>
            </main>
            </body>
            </html>
            """;

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 14%, transparent); }
            body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
            h1 { font-size: 1.25rem; font-weight: 600; overflow-wrap: anywhere; }
            h1 small { font-weight: 400; opacity: .65; white-space: nowrap; }
            a { color: LinkText; text-decoration: none; unicode-bidi: isolate; }
            a:hover, a:focus-visible { text-decoration: underline; }
            table { width: 100%; border-collapse: collapse; }
            td { padding: .4rem .5rem; border-top: 1px solid var(--line); vertical-align: baseline; }
            td:first-child { overflow-wrap: anywhere; white-space: pre-wrap; }
            td + td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; opacity: .65; }
            tr:hover { background: var(--line); }
            @media (max-width: 36rem) { td + td + td { display: none; } }
            """;

    private ListingPage() {}

    /// What precedes the first row.
    ///
    /// @param names the path of the folder
    /// @param count how many rows follow
    static String head(List<String> names, int count) {
        var page = new StringBuilder(2048);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        appendEscaped(page, path(names));
        page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n<h1>");
        appendTrail(page, names);
        page.append(" <small>")
                .append(count == 1 ? "1 entry" : count + " entries")
                .append("</small></h1>\n<table>\n<tbody>\n");
        if (!names.isEmpty()) {
            page.append("<tr><td><a href=\"../\">../</a></td><td></td><td></td></tr>\n");
        }
        return page.toString();
    }

    /// One entry as a row of the table.
    static void appendRow(StringBuilder page, Entry entry) {
        String slash = entry.folder() ? "/" : "";
        Instant modified = entry.state().modified().toInstant();
        page.append("<tr><td><a href=\"")
                .append(PercentEncoding.encode(entry.name()))
                .append(slash)
                .append("\">");
        appendEscaped(page, entry.name());
        page.append(slash)
                .append("</a></td><td>")
                .append(entry.folder() ? "" : size(entry.state().size()))
                .append("</td><td><time datetime=\"")
                .append(modified.truncatedTo(ChronoUnit.SECONDS))
                .append("\">")
                .append(MINUTES.format(modified))
                .append("</time></td></tr>\n");
    }

    /// A number of bytes as a person reads it: `182 B`, `1.4 kB`, `12 MB`.
    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes / 1000.0;
        int unit = 0;
        // From 999.5 on it would be rounded to 1000.
        while (amount >= 999.5) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %cB" : "%.0f %cB", amount, "kMGTPE".charAt(unit));
    }

    /// Text that is no markup, in an element as well as in an attribute.
    static void appendEscaped(StringBuilder page, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }

    private static String path(List<String> names) {
        return names.isEmpty() ? "/" : "/" + String.join("/", names) + "/";
    }

    /// The path with a link to each folder on the way.
    private static void appendTrail(StringBuilder page, List<String> names) {
        appendStep(page, names.size(), "/");
        for (int i = 0; i < names.size(); i++) {
            appendStep(page, names.size() - 1 - i, names.get(i) + "/");
        }
    }

    private static void appendStep(StringBuilder page, int levelsUp, String label) {
        page.append("<a href=\"")
                .append(levelsUp == 0 ? "./" : "../".repeat(levelsUp))
                .append("\">");
        appendEscaped(page, label);
        page.append("</a>");
    }
}
