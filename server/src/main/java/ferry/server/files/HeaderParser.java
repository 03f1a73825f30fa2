package ferry.server.files;

import ferry.server.files.HeaderRules.Block;
import ferry.server.files.HeaderRules.Edit;
import ferry.server.files.RuleSource.Line;
import ferry.server.http.Headers.Field;
import ferry.server.http.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `_headers`. Confined to one thread; what it returns depends on nothing but the text.
///
/// ```text
///   /static/*                                 the paths that the block is for
///     Cache-Control: max-age=31536000         a field more, in the place of the server's own
///     ! X-Frame-Options                       a field less
/// ```
final class HeaderParser {
    /// Each block is tried for each response, a microsecond for ten. Cloudflare allows 100.
    static final int BLOCK_LIMIT = 500;

    /// They frame the message, or say what is true of the file and of what was asked for. Were they anything else,
    /// clients would take the next response for a part of this one, or show bytes as what they are not.
    private static final Set<String> OWNED = Set.of(
            "accept-ranges",
            "age",
            "allow",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "date",
            "etag",
            "keep-alive",
            "last-modified",
            "location",
            "proxy-connection",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "www-authenticate");

    private final RuleSource source;
    private final List<Block> blocks = new ArrayList<>();
    private State state = State.BEFORE_ANY;
    private List<Edit> edits = new ArrayList<>();

    /// Where the lines belong that follow.
    private enum State {
        /// To nothing.
        BEFORE_ANY,
        /// To the last block.
        IN_BLOCK,
        /// To a block that nobody wants to hear more of.
        IN_BAD_BLOCK
    }

    private HeaderParser(RuleSource source) {
        this.source = source;
    }

    /// The rules that this text holds, and complaints about the rest.
    static HeaderRules parse(String text) {
        var source = new RuleSource(SiteRules.HEADERS);
        var parser = new HeaderParser(source);
        source.forEachLine(text, parser::take);
        List<Block> blocks = parser.blocks.stream()
                .map(block -> new Block(block.host(), block.pattern(), List.copyOf(block.edits())))
                .filter(block -> !block.edits().isEmpty())
                .toList();
        return new HeaderRules(blocks, source.complaints());
    }

    private void take(Line line) {
        if (RuleUrl.looksLikeOne(line.text())) {
            begin(line);
        } else {
            goOn(line);
        }
    }

    private void begin(Line line) {
        Optional<RuleUrl> url = RuleUrl.parse(line.text());
        Optional<PathPattern> pattern = url.flatMap(from -> PathPattern.exactly(from.path()));
        state = State.IN_BAD_BLOCK;
        if (url.isEmpty() || pattern.isEmpty()) {
            source.complain(
                    line.number(),
                    '"' + line.text() + "\" is no path: it begins with a slash, a placeholder is a whole segment, "
                            + "and there is one * at most");
        } else if (blocks.size() == BLOCK_LIMIT) {
            source.complain(line.number(), "there are more than " + BLOCK_LIMIT + " blocks");
        } else {
            state = State.IN_BLOCK;
            edits = new ArrayList<>();
            blocks.add(new Block(url.get().host(), pattern.get(), edits));
        }
    }

    private void goOn(Line line) {
        switch (state) {
            case BEFORE_ANY -> source.complain(line.number(), "a field needs a path before it, such as /*");
            case IN_BLOCK -> edit(line).ifPresent(edits::add);
            case IN_BAD_BLOCK -> {}
        }
    }

    private Optional<Edit> edit(Line line) {
        return line.text().startsWith("!") ? removal(line) : addition(line);
    }

    private Optional<Edit> removal(Line line) {
        String name = line.text().substring(1).strip();
        return isAllowed(line, name) ? Optional.of(new Edit.Remove(name)) : Optional.empty();
    }

    private Optional<Edit> addition(Line line) {
        int colon = line.text().indexOf(':');
        if (colon < 0) {
            return source.reject(line.number(), "a field is a name, a colon and a value");
        }
        String name = line.text().substring(0, colon);
        if (!isAllowed(line, name)) {
            return Optional.empty();
        }
        try {
            var field = new Field(name, line.text().substring(colon + 1).strip());
            return Optional.of(new Edit.Add(field.name(), field.value()));
        } catch (IllegalArgumentException _) {
            return source.reject(line.number(), "the value of " + name + " holds a character that no field may hold");
        }
    }

    private boolean isAllowed(Line line, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Optional<String> complaint = Optional.empty();
        if (!Syntax.isToken(name)) {
            complaint = Optional.of('"' + name + "\" is no field name");
        } else if (key.equals("basic-auth")) {
            complaint = Optional.of("passwords are not read from here: start Ferry with --auth USER:PASSWORD");
        } else if (OWNED.contains(key)) {
            complaint = Optional.of("the server says " + name + " itself");
        }
        complaint.ifPresent(what -> source.complain(line.number(), what));
        return complaint.isEmpty();
    }
}
