package ferry.lincheck;

import ferry.channel.Channel;
import ferry.channel.Receiver;
import ferry.channel.SendOutcome;
import ferry.channel.Sender;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;

/// Threads that each use, and close, handles of their own: the last one of an end disconnects the other end.
public abstract class Owned {

    private final Sender<Integer> sender;
    private final Sender<Integer> otherSender;
    private final Receiver<Integer> receiver;
    private final Receiver<Integer> otherReceiver;

    Owned(Supplier<Channel<Integer>> flavour) {
        Channel<Integer> channel = flavour.get();
        sender = channel.sender();
        otherSender = sender.duplicate();
        receiver = channel.receiver();
        otherReceiver = receiver.duplicate();
    }

    @Operation(nonParallelGroup = "sender")
    public SendOutcome trySend(int message) {
        return sender.trySend(message);
    }

    @Operation(nonParallelGroup = "sender")
    public boolean hasNoReceivers() {
        return sender.isDisconnected();
    }

    @Operation(nonParallelGroup = "sender")
    public void closeSender() {
        sender.close();
    }

    @Operation(nonParallelGroup = "other sender")
    public SendOutcome otherTrySend(int message) {
        return otherSender.trySend(message);
    }

    @Operation(nonParallelGroup = "other sender")
    public void closeOtherSender() {
        otherSender.close();
    }

    @Operation(nonParallelGroup = "receiver")
    public String tryReceive() {
        return receiver.tryReceive().toString();
    }

    @Operation(nonParallelGroup = "receiver")
    public boolean hasNoSenders() {
        return receiver.isDisconnected();
    }

    @Operation(nonParallelGroup = "receiver")
    public void closeReceiver() {
        receiver.close();
    }

    @Operation(nonParallelGroup = "other receiver")
    public String otherTryReceive() {
        return otherReceiver.tryReceive().toString();
    }

    @Operation(nonParallelGroup = "other receiver")
    public void closeOtherReceiver() {
        otherReceiver.close();
    }
}
