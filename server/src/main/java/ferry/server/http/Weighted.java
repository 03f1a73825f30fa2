package ferry.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One member of a list in which a client says what it prefers, such as `gzip;q=0.5` in `Accept-Encoding`
/// (RFC 9110, 12.4.2). Immutable.
///
/// ```java
/// List<Weighted> codings = Weighted.listOf("br, gzip;q=0.5, *;q=0");
/// boolean refusesAllElse = codings.getLast().thousandths() == 0;
/// ```
///
/// @param value what is weighed, in lower case, with its parameters if it has any: `text/html;level=1`
/// @param thousandths 1000 for what is wanted most and where nothing is said, 0 for what is refused
public record Weighted(String value, int thousandths) {
    /// More than any client has to say. A head full of commas must not become thousands of objects.
    static final int MOST = 64;

    private static final int HIGHEST = 1000;

    /// As RFC 9110 has it, but also without the first zero (there are clients that send `.2`) and with any
    /// number of digits, of which three are read.
    private static final Pattern WEIGHT = Pattern.compile("1(?:\\.0*)?|0\\.?|0?\\.([0-9]+)");

    /// The members of such a list, in its order.
    ///
    /// A member without a value, or whose weight is no weight, is left out as if it were not there: it says
    /// neither that something is wanted nor that it is refused. What follows a weight never had a meaning and
    /// has gone from RFC 9110. Of more than 64 members the rest is not read.
    public static List<Weighted> listOf(String field) {
        var weighted = new ArrayList<Weighted>();
        for (String member : split(field.toLowerCase(Locale.ROOT), ',')) {
            add(member, weighted);
        }
        return List.copyOf(weighted);
    }

    private static void add(String member, List<Weighted> weighted) {
        var value = new StringJoiner(";");
        var thousandths = OptionalInt.of(HIGHEST);
        for (String part : split(member, ';')) {
            if (isWeight(part)) {
                thousandths = thousandths(part.substring(part.indexOf('=') + 1).strip());
                break;
            }
            if (!part.isEmpty()) {
                value.add(part);
            }
        }
        if (value.length() > 0 && thousandths.isPresent()) {
            weighted.add(new Weighted(value.toString(), thousandths.getAsInt()));
        }
    }

    private static boolean isWeight(String parameter) {
        int equals = parameter.indexOf('=');
        return equals > 0 && parameter.substring(0, equals).strip().equals("q");
    }

    private static OptionalInt thousandths(String weight) {
        Matcher matcher = WEIGHT.matcher(weight);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        String digits = matcher.group(1);
        if (digits == null) {
            return OptionalInt.of(weight.startsWith("1") ? HIGHEST : 0);
        }
        return OptionalInt.of(Integer.parseInt((digits + "00").substring(0, 3)));
    }

    /// What stands between these separators, those in quoted strings (RFC 9110, 5.6.4) not counted.
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length() && parts.size() < MOST; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (parts.size() < MOST) {
            parts.add(text.substring(start).strip());
        }
        return parts;
    }
}
