package ferry.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            gzip                             → gzip=1000
            gzip, br                         → gzip=1000 br=1000
            gzip;q=0.5,br;q=1                → gzip=500 br=1000
            GZip;Q=0.5                       → gzip=500
            gzip ; q=0.5                     → gzip=500
            gzip;\tq=0.5\t,\tbr              → gzip=500 br=1000
            gzip;q = 0.5                     → gzip=500
            identity;q=0, *;q=0              → identity=0 *=0
            en-GB;q=0.8                      → en-gb=800
            text/html;level=1;q=0.4          → text/html;level=1=400
            text/html ; level=1 ; q=0.4      → text/html;level=1=400
            text/html;q=0.4;level=1          → text/html=400
            text/html;a="x,y;q=0";q=0.4      → text/html;a="x,y;q=0"=400
            text/html;a="x\\",y";q=0.4, b/c  → text/html;a="x\\",y"=400 b/c=1000
            """)
    void aListIsReadInItsOrder(String field, String expected) {
        assertThat(read(field)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0., 0",
        "0.0, 0",
        "0.000, 0",
        "0.001, 1",
        "0.05, 50",
        "0.5, 500",
        "0.999, 999",
        "1, 1000",
        "1., 1000",
        "1.000, 1000",
        ".2, 200",
        "0.3333333, 333",
        "1.00000, 1000"
    })
    void aWeightIsReadInThousandths(String weight, int thousandths) {
        assertThat(Weighted.listOf("gzip;q=" + weight)).containsExactly(new Weighted("gzip", thousandths));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            ''               → ''
            ,                → ''
            gzip,,br         → gzip=1000 br=1000
            ,gzip,           → gzip=1000
            ;q=1             → ''
            q=1              → ''
            gzip;q=          → ''
            gzip;q=.         → ''
            gzip;q=2         → ''
            gzip;q=1.1       → ''
            gzip;q=00        → ''
            gzip;q=-1        → ''
            gzip;q=1e-1      → ''
            gzip;q=high, br  → br=1000
            gzip;q="0.5"     → ''
            gzip;q           → gzip;q=1000
            gzip;            → gzip=1000
            gzip;;q=0.5      → gzip=500
            g zip            → g zip=1000
            a="b, c;q=0      → a="b, c;q=0=1000
            """)
    void aMemberThatSaysNothingIsLeftOut(String field, String expected) {
        assertThat(read(field)).isEqualTo(expected);
    }

    @Test
    void ofAHeadFullOfCommasLittleIsRead() {
        assertThat(Weighted.listOf("x,".repeat(10_000))).hasSize(Weighted.MOST);
        assertThat(Weighted.listOf(",".repeat(10_000) + "gzip")).isEmpty();
        assertThat(Weighted.listOf("x" + ";a=b".repeat(10_000))).hasSize(1);
    }

    @Test
    void asManyMembersAsAllowedAreReadToTheLast() {
        List<String> values = Arrays.asList(new String[Weighted.MOST]);
        values.replaceAll(_ -> "x");
        values.set(Weighted.MOST - 1, "last");

        assertThat(Weighted.listOf(String.join(",", values)).getLast().value()).isEqualTo("last");
    }

    private static String read(String field) {
        return Weighted.listOf(field).stream()
                .map(member -> member.value() + "=" + member.thousandths())
                .collect(Collectors.joining(" "));
    }
}
