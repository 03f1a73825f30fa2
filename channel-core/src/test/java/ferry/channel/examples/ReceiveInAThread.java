package ferry.channel.examples;

import ferry.channel.Channel;
import ferry.channel.Receiver;
import java.time.Duration;
import java.util.function.Consumer;

/// The third example: receive in another thread until the senders are gone.
final class ReceiveInAThread {

    static void main() throws InterruptedException {
        run(Thread::sleep, IO::println);
    }

    static void run(Pause pause, Consumer<String> out) throws InterruptedException {
        Channel<String> channel = Channel.unbounded();
        Thread printing = Thread.startVirtualThread(() -> printAll(channel.receiver(), out));
        Duration period = Duration.ofMillis(500);
        Thread.startVirtualThread(
                new Producer("one", period, 3, channel.sender().duplicate(), pause));
        Thread.startVirtualThread(
                new Producer("two", period, 3, channel.sender().duplicate(), pause));
        // The first sender is a sender too: as long as it is open, the receiver waits for it.
        channel.sender().close();
        printing.join();
    }

    private static void printAll(Receiver<String> receiver, Consumer<String> out) {
        try (receiver) {
            for (String message : receiver) {
                out.accept(message);
            }
        }
        out.accept("the senders are gone");
    }
}
