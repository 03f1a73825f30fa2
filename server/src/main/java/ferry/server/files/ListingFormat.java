package ferry.server.files;

import ferry.server.files.ListingPage.Entry;
import ferry.server.http.Headers;
import ferry.server.http.Headers.Field;
import ferry.server.http.Request;
import ferry.server.http.Weighted;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the entries of a folder are written down. Pure.
enum ListingFormat {
    /// A page of links, for people.
    HTML("text/html", "text/html; charset=utf-8") {
        @Override
        String head(List<String> names, int count) {
            return ListingPage.head(names, count);
        }

        @Override
        void append(StringBuilder text, Entry entry, boolean first) {
            ListingPage.appendRow(text, entry);
        }

        @Override
        String foot() {
            return ListingPage.FOOT;
        }
    },

    /// An array of objects, for programs.
    JSON("application/json", "application/json") {
        @Override
        String head(List<String> names, int count) {
            return "[";
        }

        @Override
        void append(StringBuilder text, Entry entry, boolean first) {
            text.append(first ? "\n{\"name\":\"" : ",\n{\"name\":\"");
            appendJson(text, entry.name());
            text.append("\",\"type\":\"").append(entry.folder() ? "directory" : "file");
            text.append("\",");
            if (!entry.folder()) {
                text.append("\"size\":").append(entry.state().size()).append(',');
            }
            text.append("\"modified\":\"")
                    .append(entry.state().modified().toInstant().truncatedTo(ChronoUnit.SECONDS))
                    .append("\"}");
        }

        @Override
        String foot() {
            return "\n]\n";
        }
    },

    /// One name a line, for shells. What would break a line is escaped as in a URL, and so is the `%` of that.
    TEXT("text/plain", "text/plain; charset=utf-8") {
        @Override
        String head(List<String> names, int count) {
            return "";
        }

        @Override
        void append(StringBuilder text, Entry entry, boolean first) {
            entry.name().chars().forEach(c -> {
                if (Character.isISOControl(c) || c == '%') {
                    text.append(PercentEncoding.encode(Character.toString(c)));
                } else {
                    text.append((char) c);
                }
            });
            text.append(entry.folder() ? "/\n" : "\n");
        }

        @Override
        String foot() {
            return "";
        }
    };

    private static final HexFormat HEX = HexFormat.of();

    private final String type;
    private final String contentType;

    ListingFormat(String type, String contentType) {
        this.type = type;
        this.contentType = contentType;
    }

    /// How much a client wants a format (RFC 9110, 12.5.1): who names it, wants it more than who takes anything.
    private record Wish(ListingFormat format, int thousandths, int precision) {
        static final Comparator<Wish> ORDER =
                Comparator.comparingInt(Wish::thousandths).thenComparingInt(Wish::precision);
    }

    /// The format that this request wants most; of equals the first, and that also where it wants none: a page in
    /// the wrong format says more than a 406.
    static ListingFormat of(Request request) {
        Optional<String> accept = request.headers().combined("Accept");
        if (accept.isEmpty()) {
            return HTML;
        }
        List<Weighted> ranges = Weighted.listOf(accept.get());
        var best = new Wish(HTML, 0, 0);
        for (ListingFormat format : values()) {
            Wish wish = format.wish(ranges);
            if (Wish.ORDER.compare(wish, best) > 0 && wish.thousandths() > 0) {
                best = wish;
            }
        }
        return best.format();
    }

    /// The most precise range that fits decides.
    private Wish wish(List<Weighted> ranges) {
        return ranges.stream()
                .flatMap(range -> wish(range).stream())
                .max(Comparator.comparingInt(Wish::precision))
                .orElseGet(() -> new Wish(this, 0, 0));
    }

    private Optional<Wish> wish(Weighted range) {
        String name = range.value().split(";", 2)[0].strip();
        List<String> fitting = List.of("*/*", type.substring(0, type.indexOf('/')) + "/*", type);
        return Stream.of(fitting.indexOf(name))
                .filter(precision -> precision >= 0)
                .map(precision -> new Wish(this, range.thousandths(), precision))
                .findFirst();
    }

    /// The fields of a response in this format.
    Headers headers() {
        return Headers.copyOf(List.of(
                new Field("Content-Type", contentType),
                Representations.NO_SNIFFING,
                Representations.NO_CACHE,
                new Field("Vary", "Accept")));
    }

    /// What precedes the first entry.
    ///
    /// @param names the path of the folder
    /// @param count how many entries follow
    abstract String head(List<String> names, int count);

    /// Writes one entry.
    abstract void append(StringBuilder text, Entry entry, boolean first);

    /// What follows the last entry.
    abstract String foot();

    private static void appendJson(StringBuilder text, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append("\\u").append(HEX.toHexDigits(c));
            } else {
                text.append(c);
            }
        }
    }
}
