package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Headers;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedCodingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            ''                                → identity
            identity                          → identity
            gzip                              → gzip identity
            GZIP                              → gzip identity
            x-gzip                            → gzip identity
            X-GZip;q=0.5                      → gzip identity
            gzip, deflate                     → gzip identity
            deflate                           → identity
            gzip, deflate, br, zstd           → br zstd gzip identity
            zstd, br                          → br zstd identity
            gzip;q=1, br;q=0.5                → gzip br identity
            gzip;q=0.001                      → gzip identity
            gzip;q=0                          → identity
            br, gzip;q=0                      → br identity
            gzip;q=0.5, identity              → identity gzip
            gzip, identity                    → gzip identity
            gzip;q=0.5, identity;q=0.7        → identity gzip
            gzip;q=0.5, identity;q=0.3        → gzip identity
            *                                 → br zstd gzip identity
            *;q=0.5                           → br zstd gzip identity
            *;q=0                             → identity
            *, gzip;q=0                       → br zstd identity
            gzip;q=0.5, *                     → br zstd identity gzip
            gzip;q=0.5, *;q=0.1               → gzip br zstd identity
            gzip, *;q=0                       → gzip identity
            identity;q=1, *;q=0               → identity
            identity;q=0                      → identity
            identity;q=0, gzip                → gzip identity
            identity;q=0, *                   → br zstd gzip identity
            br;q=0.2, zstd;q=0.9, gzip;q=0.5  → zstd gzip br identity
            gzip;q=0, gzip                    → identity
            gzip;q=2                          → identity
            gzip;q=a, br                      → br identity
            ',,'                              → identity
            'gzip ,\tbr ; q=0.1'              → gzip br identity
            """)
    void theListIsPutInOrder(String field, String expected) {
        assertThat(AcceptedCodings.parse(field).inOrder().stream()
                        .map(Coding::token)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'br, zstd, gzip', BR ZSTD GZIP, br",
        "'br, zstd, gzip', ZSTD GZIP, zstd",
        "'br, zstd, gzip', GZIP, gzip",
        "'br, zstd, gzip', '', identity",
        "'gzip, br;q=0.9', BR ZSTD GZIP, gzip",
        "'gzip, br;q=0.9', BR, br",
        "'gzip;q=0.1, identity;q=0.2', GZIP, identity",
        "'identity;q=0', GZIP, identity",
        "'identity;q=0, br', GZIP, identity",
    })
    void theBestOfWhatThereIsIsChosen(String field, String available, String chosen) {
        Set<Coding> codings = Stream.of(available.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(Coding::valueOf)
                .collect(Collectors.toSet());
        assertThat(AcceptedCodings.parse(field).best(codings::contains).token()).isEqualTo(chosen);
    }

    @Test
    void whoSaysNothingGetsNothingCoded() {
        assertThat(parse(Headers.empty()).best(_ -> true)).isEqualTo(Coding.IDENTITY);
        assertThat(parse(Headers.of("Accept-Encoding", "")).best(_ -> true)).isEqualTo(Coding.IDENTITY);
    }

    @Test
    void fieldsOfTheSameNameAreOneList() {
        Headers twice = Headers.of("Accept-Encoding", "br;q=0.5", "accept-encoding", "gzip".toUpperCase(Locale.ROOT));
        assertThat(parse(twice).inOrder()).containsExactly(Coding.GZIP, Coding.BR, Coding.IDENTITY);
    }

    private static AcceptedCodings parse(Headers request) {
        return AcceptedCodings.parse(AcceptedCodings.field(request));
    }
}
