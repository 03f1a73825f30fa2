package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.files.Preconditions.Verdict;
import ferry.server.http.Headers;
import ferry.server.http.HttpDate;
import ferry.server.http.Syntax;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What holds of any preconditions: the verdict is that of RFC 9110, 13.2.2, followed to the letter with regular
/// expressions. Each line is the value of a field, whose name is said by its first character.
public final class PreconditionFuzz {
    private static final EntityTag TAG = new EntityTag("a", false);
    private static final Instant MODIFIED = Instant.parse("1994-11-06T08:49:37Z");

    private static final List<Validators> STATES =
            List.of(new Validators(TAG, Optional.of(MODIFIED)), new Validators(TAG, Optional.empty()));

    private static final String ONE_TAG = "(?:W/)?\"[!#-~\\x80-\\xff]*+\"";
    private static final Pattern TAGS =
            Pattern.compile("[ \t,]*+(?:" + ONE_TAG + "(?:[ \t]*,[ \t,]*+" + ONE_TAG + ")*+[ \t,]*+)?");
    private static final Pattern EACH = Pattern.compile(ONE_TAG);

    private PreconditionFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        Headers fields = fields(text);
        for (Validators state : STATES) {
            assertThat(Preconditions.evaluate(fields, state)).isEqualTo(expected(fields, state));
        }
    }

    private static Headers fields(String text) {
        Headers fields = Headers.empty();
        for (String line : text.split("\n", 8)) {
            if (line.length() > 1 && Syntax.isFieldValue(line.substring(1))) {
                fields = fields.plus(name(line.charAt(0)), line.substring(1));
            }
        }
        return fields;
    }

    private static String name(char letter) {
        return switch (letter) {
            case 'm' -> "If-Match";
            case 'n' -> "If-None-Match";
            case 's' -> "If-Modified-Since";
            case 'u' -> "If-Unmodified-Since";
            default -> "If-Range";
        };
    }

    private static Verdict expected(Headers fields, Validators state) {
        Optional<Instant> modified = state.modified();
        Optional<Instant> unmodifiedSince = date(fields, "If-Unmodified-Since");
        Optional<Instant> modifiedSince = date(fields, "If-Modified-Since");
        if (fields.contains("If-Match")) {
            if (!matches(fields, "If-Match", "\"a\"")) {
                return Verdict.FAILED;
            }
        } else if (modified.isPresent()
                && unmodifiedSince.filter(modified.get()::isAfter).isPresent()) {
            return Verdict.FAILED;
        }
        if (fields.contains("If-None-Match")) {
            return matches(fields, "If-None-Match", "(?:W/)?\"a\"") ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
        }
        boolean unchanged = modified.isPresent()
                && modifiedSince.filter(date -> !modified.get().isAfter(date)).isPresent();
        return unchanged ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    private static Optional<Instant> date(Headers fields, String name) {
        return fields.combined(name).flatMap(HttpDate::parse);
    }

    private static boolean matches(Headers fields, String name, String tag) {
        String list = fields.combined(name).orElseThrow();
        return list.equals("*")
                || (TAGS.matcher(list).matches() && tags(list).stream().anyMatch(one -> one.matches(tag)));
    }

    private static List<String> tags(String list) {
        var tags = new ArrayList<String>();
        Matcher each = EACH.matcher(list);
        while (each.find()) {
            tags.add(each.group());
        }
        return tags;
    }
}
