package ferry.channel.examples;

import ferry.channel.Channel;
import ferry.channel.Sender;
import java.time.Duration;
import java.util.function.Consumer;

/// The second example: clone the sender, and send from a thread every 500 ms.
final class SendFromAThread {

    static void main() throws InterruptedException {
        run(Thread::sleep, IO::println);
    }

    static void run(Pause pause, Consumer<String> out) throws InterruptedException {
        Channel<String> channel = Channel.unbounded();
        Sender<String> clone = channel.sender().duplicate();
        Thread sending = Thread.startVirtualThread(new Producer("thread", Duration.ofMillis(500), 5, clone, pause));
        for (int i = 0; i < 5; i++) {
            out.accept(channel.receiver().receive());
        }
        sending.join();
    }
}
