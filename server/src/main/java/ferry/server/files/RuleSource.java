package ferry.server.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The text of `_headers` or `_redirects`, and what is wrong with it. Confined to its parser.
///
/// Of a file with bad lines the good ones count: a site whose every rule went with one typing error would be
/// harder to mend.
final class RuleSource {
    /// As on Cloudflare. A longer line is a file of another kind, a minified script, say.
    static final int LINE_LIMIT = 2_000;

    /// Past this many complaints nobody reads on, and a log that grows by a megabyte each second that somebody
    /// edits the file helps nobody.
    private static final int COMPLAINT_LIMIT = 20;

    private static final int LINES_IN_A_ROW = 64;

    private final String file;
    private final List<String> complaints = new ArrayList<>();

    /// A line that is neither empty nor a comment, without white space at its ends.
    ///
    /// @param number from 1
    record Line(int number, String text) {}

    RuleSource(String file) {
        this.file = file;
    }

    /// Hands over the lines that say something, one by one. After some of them the thread gives way: a worker may
    /// read the file, and ten thousand rules take a tenth of a second (invariant 9).
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but the others' patience
    void forEachLine(String text, Consumer<Line> taker) {
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.length() > LINE_LIMIT) {
                complain(number, "a line has at most " + LINE_LIMIT + " characters");
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                taker.accept(new Line(number, line));
            }
            if (number % LINES_IN_A_ROW == 0) {
                Thread.yield();
            }
        }
    }

    void complain(int line, String what) {
        if (complaints.size() < COMPLAINT_LIMIT) {
            complaints.add(file + ':' + line + ": " + what);
        } else if (complaints.size() == COMPLAINT_LIMIT) {
            complaints.add(file + ": and so on");
        }
    }

    /// The same as a value for the parser: nothing.
    <T> Optional<T> reject(int line, String what) {
        complain(line, what);
        return Optional.empty();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
