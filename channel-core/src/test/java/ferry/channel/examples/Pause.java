package ferry.channel.examples;

import java.time.Duration;

/// How a program lets time pass: `Thread::sleep`, or something quicker.
@FunctionalInterface
interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
