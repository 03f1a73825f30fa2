package ferry.lincheck;

import ferry.channel.Channel;
import ferry.channel.Receiver;
import ferry.channel.Select;
import ferry.channel.SendOutcome;
import ferry.channel.Sender;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;

/// Threads that share the handles of one channel: every operation that never waits may meet every other one.
///
/// A select that sends is not among them. It does so in two steps, because its message is made in between: it keeps a
/// place, which is full for other senders already, and still empty for receivers.
public abstract class Shared {

    private final Sender<Integer> sender;
    private final Receiver<Integer> receiver;

    Shared(Supplier<Channel<Integer>> flavour) {
        Channel<Integer> channel = flavour.get();
        sender = channel.sender();
        receiver = channel.receiver();
    }

    @Operation
    public SendOutcome trySend(int message) {
        return sender.trySend(message);
    }

    @Operation
    public String tryReceive() {
        return receiver.tryReceive().toString();
    }

    @Operation
    public int size() {
        return receiver.size();
    }

    @Operation
    public String selectReceive() {
        StringBuilder received = new StringBuilder();
        Select.biased().receive(receiver, received::append).poll();
        return received.toString();
    }
}
