package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What may have happened between the moment when somebody found nobody to meet, and the moment when he waits: whoever
/// begins to wait looks at all of it once more.
@ParameterizedClass
@EnumSource
final class LiningUpTest {

    private final Setting.Threads threads;
    private final Core<Integer> core = Core.of(OptionalInt.of(0), message -> {});
    private final Sender<Integer> sender = core.firstSender();
    private final Receiver<Integer> receiver = core.firstReceiver();

    LiningUpTest(Setting.Threads threads) {
        this.threads = threads;
    }

    @Test
    void aSelectHasComeToReceive() throws Exception {
        List<Integer> received = new ArrayList<>();
        var selecting = threads.start(() -> {
                    Select.fair().receive(receiver, received::add).await();
                    return received;
                })
                .awaitWaiting();
        Call<Integer> send = Call.send(sender.lease(), 1);
        core.lineUpToSend(send);
        assertThat(send.await()).isEqualTo(Outcome.DONE);
        assertThat(selecting.result()).containsExactly(1);
    }

    @Test
    void aSelectHasComeToSend() throws Exception {
        var selecting = threads.start(() -> {
                    Select.fair().send(sender, () -> 1).await();
                    return "sent";
                })
                .awaitWaiting();
        Call<Integer> receive = Call.receive(receiver.lease());
        core.lineUpToReceive(receive);
        assertThat(receive.await()).isEqualTo(Outcome.DONE);
        assertThat(receive.message()).isEqualTo(1);
        assertThat(selecting.result()).isEqualTo("sent");
    }

    @Test
    void aReceiverSitsAlready() throws Exception {
        var receiving = threads.start(receiver::receive).awaitWaiting();
        Call<Integer> send = Call.send(sender.lease(), 1);
        core.lineUpToSend(send);
        assertThat(send.await()).isEqualTo(Outcome.DONE);
        assertThat(receiving.result()).isEqualTo(1);
    }

    @Test
    void aSenderSitsAlready() throws Exception {
        var sending = threads.start(() -> sender.send(1, Duration.ofDays(1))).awaitWaiting();
        Call<Integer> receive = Call.receive(receiver.lease());
        core.lineUpToReceive(receive);
        assertThat(receive.await()).isEqualTo(Outcome.DONE);
        assertThat(receive.message()).isEqualTo(1);
        assertThat(sending.result()).isEqualTo(SendOutcome.SENT);
    }

    @Test
    void theSendersHaveGone() {
        sender.close();
        Call<Integer> receive = Call.receive(receiver.lease());
        core.lineUpToReceive(receive);
        assertThat(receive.await()).isEqualTo(Outcome.DISCONNECTED);
    }

    @Test
    void theReceiversHaveGone() {
        receiver.close();
        Call<Integer> send = Call.send(sender.lease(), 1);
        core.lineUpToSend(send);
        assertThat(send.await()).isEqualTo(Outcome.DISCONNECTED);
    }

    /// Others have their own handles of both ends.
    @Test
    void theHandleWasClosed() {
        try (var _ = receiver.duplicate();
                var _ = sender.duplicate()) {
            receiver.close();
            sender.close();
            assertThatThrownBy(() -> core.lineUpToReceive(Call.receive(receiver.lease())))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> core.lineUpToSend(Call.send(sender.lease(), 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aSelectThatGetsInLineSeesWhoSits() {
        core.lineUpToSend(Call.send(sender.lease(), 1));
        Selection selection = new Selection(List.of());
        Arm arm = new ReceiveArm<>(receiver, message -> {}, null);
        assertThat(core.enlistReceiver(new Candidate<>(selection, arm, receiver.lease()), selection))
                .isTrue();
    }

    @Test
    void aSelectThatGetsInLineSeesItsReceiver() {
        core.lineUpToReceive(Call.receive(receiver.lease()));
        Selection selection = new Selection(List.of());
        Arm arm = new SendArm<>(sender, () -> 1, null);
        assertThat(core.enlistSender(new Candidate<>(selection, arm, sender.lease()), selection))
                .isTrue();
    }

    @Test
    void aFreeSeatIsNotForWhoComesAfterThoseInLine() throws Exception {
        var first = threads.start(receiver::receive).awaitWaiting();
        var second = threads.start(receiver::receive).awaitWaiting();
        sender.send(1);
        assertThat(first.result()).isEqualTo(1);
        var third = threads.start(receiver::receive).awaitWaiting();
        sender.send(2);
        assertThat(second.result()).isEqualTo(2);
        sender.send(3);
        assertThat(third.result()).isEqualTo(3);
    }
}
