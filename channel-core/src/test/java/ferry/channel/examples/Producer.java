package ferry.channel.examples;

import ferry.channel.Sender;
import java.time.Duration;

/// Sends `name: 1`, `name: 2` and so on, one message each period, and closes its sender. Confined to its thread.
record Producer(String name, Duration period, int messages, Sender<String> sender, Pause pause) implements Runnable {

    @Override
    public void run() {
        try (sender) {
            for (int i = 1; i <= messages; i++) {
                sender.send(name + ": " + i);
                pause.pause(period);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
