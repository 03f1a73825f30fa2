package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EndTest {

    private final AtomicInteger disconnections = new AtomicInteger();
    private final End end = new End(ChannelName.ofUnnamed(), lease -> {}, disconnections::incrementAndGet);
    private final Object handle = new Object();

    @Test
    void theLastLeaseToCloseDisconnectsOnce() {
        var first = end.firstLease().endsWith(handle);
        var second = end.anotherLease().endsWith(handle);
        first.clean();
        first.clean();
        assertThat(disconnections).hasValue(0);
        second.clean();
        assertThat(disconnections).hasValue(1);
    }

    /// What a duplicate meets whose handle another thread closes meanwhile.
    @Test
    void aDisconnectedEndGivesNoMoreLeases() {
        end.firstLease().endsWith(handle).clean();
        assertThatIllegalStateException().isThrownBy(end::anotherLease);
        assertThatIllegalStateException().isThrownBy(end::anotherLease);
        assertThat(disconnections).hasValue(1);
    }
}
