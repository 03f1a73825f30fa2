package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A handle that nobody can reach any more is closed by the garbage collector.
@ParameterizedClass
@EnumSource
record LostHandleTest(Setting.Threads threads) {

    @Test
    void aLostSenderDisconnectsTheReceivers() {
        Receiver<Integer> receiver = receiverWithALostSender(List.of(1, 2));
        collectGarbageUntil(receiver::isDisconnected);
        assertThat(receiver).containsExactly(1, 2);
    }

    @Test
    void aReceiverThatWaitsLearnsThatTheLastSenderWasLost() {
        Receiver<Integer> receiver = receiverWithALostSender(List.of());
        var receiving = threads.start(() -> receiver.receive());
        collectGarbageUntil(receiver::isDisconnected);
        assertThatExceptionOfType(DisconnectedException.class).isThrownBy(receiving::result);
    }

    @Test
    void whatALostReceiverLeavesIsUndelivered() {
        Queue<Integer> undelivered = new ConcurrentLinkedQueue<>();
        Sender<Integer> sender = senderWithALostReceiver(List.of(1, 2), undelivered::add);
        collectGarbageUntil(() -> undelivered.size() == 2);
        assertThat(sender.isDisconnected()).isTrue();
        assertThat(undelivered).containsExactly(1, 2);
    }

    @Test
    void whatAWhollyLostChannelHeldIsUndelivered() {
        Queue<Integer> undelivered = new ConcurrentLinkedQueue<>();
        senderWithALostReceiver(List.of(1), undelivered::add).close();
        collectGarbageUntil(() -> !undelivered.isEmpty());
        assertThat(undelivered).containsExactly(1);
    }

    @Test
    void aDuplicateOutlivesALostHandle() {
        Channel<Integer> channel = Channel.unbounded();
        Receiver<Integer> receiver = channel.receiver();
        Sender<Integer> duplicate = channel.sender().duplicate();
        collectGarbageUntil(receiverWithALostSender(List.of())::isDisconnected);
        assertThat(receiver.isDisconnected()).isFalse();
        assertThat(duplicate.trySend(1)).isEqualTo(SendOutcome.SENT);
    }

    /// Compiled code forgets `this` after its last use, so what this is about shows best with `-Xcomp`.
    @Test
    void aThreadThatWaitsKeepsItsHandle() throws Exception {
        Queue<Receiver<Integer>> handOver = new ConcurrentLinkedQueue<>();
        Sender<Integer> sender = senderOfAChannelWhoseReceiverGoesTo(handOver);
        var receiving = threads.start(() -> handOver.remove().receive()).awaitWaiting();
        collectGarbageUntil(receiverWithALostSender(List.of())::isDisconnected);
        assertThat(sender.trySend(1)).isEqualTo(SendOutcome.SENT);
        assertThat(receiving.result()).isEqualTo(1);
    }

    @Test
    void anIteratorKeepsItsHandle() throws Exception {
        Queue<Iterator<Integer>> handOver = new ConcurrentLinkedQueue<>();
        Sender<Integer> sender = senderOfAChannelWhoseIteratorGoesTo(handOver);
        collectGarbageUntil(receiverWithALostSender(List.of())::isDisconnected);
        sender.send(1);
        assertThat(handOver.remove().next()).isEqualTo(1);
    }

    private static Receiver<Integer> receiverWithALostSender(List<Integer> messages) {
        Channel<Integer> channel = Channel.unbounded();
        messages.forEach(channel.sender()::trySend);
        return channel.receiver();
    }

    private static Sender<Integer> senderWithALostReceiver(List<Integer> messages, Consumer<Integer> onUndelivered) {
        Channel<Integer> channel = Channel.unbounded(onUndelivered);
        messages.forEach(channel.sender()::trySend);
        return channel.sender();
    }

    private static Sender<Integer> senderOfAChannelWhoseReceiverGoesTo(Queue<Receiver<Integer>> handOver) {
        Channel<Integer> channel = Channel.unbounded();
        handOver.add(channel.receiver());
        return channel.sender();
    }

    private static Sender<Integer> senderOfAChannelWhoseIteratorGoesTo(Queue<Iterator<Integer>> handOver) {
        Channel<Integer> channel = Channel.unbounded();
        handOver.add(channel.receiver().iterator());
        return channel.sender();
    }

    private static void collectGarbageUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
