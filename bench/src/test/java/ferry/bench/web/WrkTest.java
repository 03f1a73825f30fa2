package ferry.bench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String OUTPUT = """
            Running 1s test @ http://127.0.0.1:7878/182.html
              1 threads and 64 connections
            Requests/sec:  89392.10
            measured requests=89400 micros=1500000 bytes=41000000 p50=419 p99=7350 p999=20600 \
            status=3 connect=1 read=2 write=4 timeout=8
            """;

    @Test
    void whatTheScriptPrintsIsRead() throws IOException {
        assertThat(Wrk.parse(OUTPUT)).isEqualTo(new Wrk(89_400, 1.5, 41_000_000, 419, 7350, 20_600, 3, 15));
    }

    @Test
    void anythingElseIsAFailure() {
        assertThatThrownBy(() -> Wrk.parse("unable to connect")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Wrk.parse("measured requests=1 micros=1")).isInstanceOf(IOException.class);
    }

    @Test
    void aSampleIsBySecondAndByRequest() throws IOException {
        Sample sample = Sample.of(Wrk.parse(OUTPUT), new Ask.Get("/x"), 894_000, 30, Map.of());
        assertThat(sample.perSecond()).isEqualTo(59_600);
        assertThat(sample.cpuMicros()).isEqualTo(10);
        assertThat(sample.errors()).isEqualTo(18);
    }

    @Test
    void aFileThatIsMissingIsExpectedToBe() throws IOException {
        Wrk wrk = new Wrk(100, 1, 5000, 1, 1, 1, 98, 0);
        assertThat(Sample.of(wrk, new Ask.Missing("/x"), 1, 1, Map.of()).errors())
                .isEqualTo(2);
    }

    @Test
    void hugeFilesAreCountedByTheirBytes() {
        Wrk wrk = new Wrk(3, 2, 7L * Site.HUGE_BYTES / 2, 1, 1, 1, 0, 0);
        assertThat(Sample.of(wrk, new Ask.Get("/" + Site.HUGE), 7000, 1, Map.of()))
                .extracting(Sample::perSecond, Sample::cpuMicros)
                .containsExactly(1.75, 2000.0);
    }
}
