package ferry.channel.examples;

import ferry.channel.Channel;
import java.time.Duration;
import java.util.function.Consumer;

/// The fourth example: ten producers, each with its own period, and one consumer.
final class TenProducers {

    static void main() throws InterruptedException {
        run(Thread::sleep, IO::println);
    }

    static void run(Pause pause, Consumer<String> out) throws InterruptedException {
        Channel<String> channel = Channel.bounded(4);
        for (int i = 1; i <= 10; i++) {
            Duration period = Duration.ofMillis(100L * i);
            Thread.startVirtualThread(
                    new Producer("producer " + i, period, 3, channel.sender().duplicate(), pause));
        }
        channel.sender().close();
        for (String message : channel.receiver()) {
            out.accept(message);
        }
    }
}
