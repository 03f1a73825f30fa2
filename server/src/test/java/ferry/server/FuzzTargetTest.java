package ferry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What has ever told a fuzzer something stays true. The fuzzer itself runs in `.ci/fuzz`.
class FuzzTargetTest {
    private static final int MUTATIONS = 2_000;

    @ParameterizedTest
    @EnumSource
    void theSeedsKeepTheProperties(FuzzTarget target) throws IOException {
        assertThat(target.seeds()).isNotEmpty().allSatisfy(target::check);
    }

    /// A blind fuzzer is a bad one, but it needs nothing.
    @ParameterizedTest
    @EnumSource
    void seedsWithErrorsKeepTheProperties(FuzzTarget target) throws IOException {
        var random = new Random(9110);
        var seeds = target.seeds();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
            for (int j = random.nextInt(4); j > 0 && input.length > 0; j--) {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                int at = random.nextInt(input.length);
                input[at] = other.length > 0 ? other[random.nextInt(other.length)] : (byte) random.nextInt();
            }
            assertThat(input).as(() -> Escaped.text(input)).satisfies(target::check);
        }
    }

    @Test
    void anyBytesCanBeWrittenAsALine() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(Escaped.text(bytes)).isPrintable().isASCII();
        assertThat(Escaped.bytes(Escaped.text(bytes))).isEqualTo(bytes);
    }
}
