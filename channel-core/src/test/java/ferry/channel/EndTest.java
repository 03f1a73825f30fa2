package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EndTest {

    private final AtomicInteger disconnections = new AtomicInteger();
    private final End end = new End(
            ChannelName.ofUnnamed(),
            ChannelObserver.Side.SENDERS,
            lease -> {},
            disconnections::incrementAndGet,
            () -> false);
    private final Object handle = new Object();

    @Test
    void theLastLeaseToCloseDisconnectsOnce() {
        Lease first = held(end.firstLease());
        Lease second = held(end.anotherLease());
        first.close();
        first.close();
        assertThat(disconnections).hasValue(0);
        second.close();
        assertThat(disconnections).hasValue(1);
    }

    /// What a duplicate meets whose handle another thread closes meanwhile.
    @Test
    void aDisconnectedEndGivesNoMoreLeases() {
        held(end.firstLease()).close();
        assertThatIllegalStateException().isThrownBy(end::anotherLease);
        assertThatIllegalStateException().isThrownBy(end::anotherLease);
        assertThat(disconnections).hasValue(1);
    }

    private Lease held(Lease lease) {
        lease.heldBy(handle);
        return lease;
    }
}
