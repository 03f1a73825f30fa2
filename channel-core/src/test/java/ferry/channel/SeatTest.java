package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.ChannelObserver.Side;
import org.junit.jupiter.api.Test;

/// Who sits in a seat is met once, or departs by himself, or is sent away.
final class SeatTest {

    private final Seat<Integer> seat = new Seat<>();
    private final Lease sending = lease(Side.SENDERS);
    private final Lease receiving = lease(Side.RECEIVERS);
    private final Call<Integer> send = Call.send(sending, 1);
    private final Call<Integer> receive = Call.receive(receiving);

    private Lease lease(Side side) {
        Lease lease = new End(ChannelName.ofUnnamed(), side, closed -> {}, () -> {}, () -> false).firstLease();
        lease.heldBy(this);
        return lease;
    }

    @Test
    void oneSitsAtATime() {
        assertThat(seat.take(send)).isTrue();
        assertThat(seat.take(receive)).isFalse();
        assertThat(receive.isSeated()).isFalse();
    }

    @Test
    void whoSitsIsMetByTheOtherSideAndOnce() {
        seat.take(send);
        assertThat(seat.meetReceiver()).isNull();
        assertThat(seat.meetSender()).isSameAs(send);
        assertThat(seat.meetSender()).isNull();
        assertThat(send.standUp()).isFalse();
    }

    @Test
    void aReceiverIsMetByASender() {
        seat.take(receive);
        assertThat(seat.isTakenByReceiver()).isTrue();
        assertThat(seat.isTakenBySender()).isFalse();
        assertThat(seat.meetSender()).isNull();
        assertThat(seat.meetReceiver()).isSameAs(receive);
        assertThat(seat.isTakenByReceiver()).isFalse();
    }

    @Test
    void whoDepartsIsNotMetAndHisSeatIsFree() {
        seat.take(send);
        assertThat(send.standUp()).isTrue();
        assertThat(seat.meetSender()).isNull();
        assertThat(seat.take(receive)).isTrue();
    }

    /// A select relies on it: the same word twice means that nobody came between.
    @Test
    void whoComesIsNoticedEvenIfHeHasGoneAgainAndIsTheSame() {
        seat.take(send);
        seat.meetSender();
        long before = seat.comings();
        assertThat(seat.comings()).isEqualTo(before);
        seat.take(send);
        seat.meetSender();
        assertThat(seat.comings()).isNotEqualTo(before);
    }

    /// Calls are used again, so who is told of an earlier time is not the one who sits there now.
    @Test
    void whoSitsAgainIsNotGivenAwayByWhatWasTrueOfTheFirstTime() {
        seat.take(send);
        long first = seat.comings();
        seat.meetSender();
        seat.take(send);
        assertThat(seat.leave(first)).isFalse();
        assertThat(seat.meetSender()).isSameAs(send);
    }

    @Test
    void whoWaitsWithAClosedHandleIsSentAway() {
        seat.take(send);
        seat.evict(receiving);
        assertThat(send.isSettled()).isFalse();
        seat.evict(sending);
        assertThat(send.isSettled()).isTrue();
        assertThat(seat.meetSender()).isNull();
    }

    /// The handle was closed, and those who wait with it are about to be sent away: nobody is to meet them any more.
    @Test
    void whoWaitsWithAClosedHandleIsNotMet() {
        seat.take(receive);
        receiving.close();
        assertThat(seat.meetReceiver()).isNull();
        assertThat(receive.isSettled()).isTrue();
    }
}
