package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What holds of any text in the place of a weighted list, such as that of `Accept-Encoding`.
///
/// - There are not too many members, and their weights are weights.
/// - Where nothing is quoted, members don't know of each other: two lists one behind the other mean both.
/// - Where nothing is quoted, what is written again is read as the same.
public final class WeightedFuzz {
    private WeightedFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.ISO_8859_1);
        if (!Syntax.isFieldValue(text)) {
            return;
        }
        List<Weighted> members = Weighted.listOf(text);
        assertThat(members).hasSizeLessThanOrEqualTo(Weighted.MOST);
        for (Weighted member : members) {
            assertThat(member.thousandths()).isBetween(0, 1000);
            assertThat(member.value())
                    .isNotBlank()
                    .isEqualTo(member.value().strip().toLowerCase(Locale.ROOT));
        }
        long separators = text.chars().filter(c -> c == ',' || c == ';').count();
        if (text.indexOf('"') < 0 && 2 * (separators + 1) < Weighted.MOST) {
            assertThat(Weighted.listOf(text + ", x;q=.0209," + text)).isEqualTo(twice(members));
            assertThat(Weighted.listOf(written(members))).isEqualTo(members);
        }
    }

    private static List<Weighted> twice(List<Weighted> members) {
        var twice = new ArrayList<>(members);
        twice.add(new Weighted("x", 20));
        twice.addAll(members);
        return twice;
    }

    private static String written(List<Weighted> members) {
        return members.stream()
                .map(member -> member.value() + " ; Q=" + weight(member.thousandths()))
                .collect(Collectors.joining(" ,, "));
    }

    private static String weight(int thousandths) {
        return thousandths == 1000 ? "1.000" : "0.%03d".formatted(thousandths);
    }
}
