package ferry.channel.examples;

import ferry.channel.Channel;
import ferry.channel.Receiver;
import ferry.channel.Sender;
import java.util.function.Consumer;

/// The first example: make a channel, and send a message through it.
final class MakeAChannel {

    static void main() throws InterruptedException {
        run(IO::println);
    }

    static void run(Consumer<String> out) throws InterruptedException {
        Channel<String> channel = Channel.unbounded();
        try (Sender<String> sender = channel.sender();
                Receiver<String> receiver = channel.receiver()) {
            sender.send("hello");
            out.accept(receiver.receive());
        }
    }
}
