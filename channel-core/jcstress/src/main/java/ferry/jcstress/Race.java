package ferry.jcstress;

import ferry.channel.Channel;
import ferry.channel.DisconnectedException;
import ferry.channel.Received;
import ferry.channel.Receiver;
import ferry.channel.Select;
import ferry.channel.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// What every race has: a channel, and a count of what was discarded. The actors of a test use it as they like.
abstract class Race {

    static final String CLOSED = "CLOSED";
    static final String DISCONNECTED = "DISCONNECTED";
    static final String INTERRUPTED = "INTERRUPTED";

    /// About the time that a thread takes to park.
    private static final int LONGEST_WAIT_NANOS = 20_000;

    final Flavour flavour;
    final Channel<Integer> channel;
    final AtomicInteger undelivered = new AtomicInteger();
    private volatile boolean done;

    Race(Flavour flavour) {
        this.flavour = flavour;
        this.channel = flavour.channel(message -> undelivered.incrementAndGet());
    }

    /// Sends 1, 2 and so on.
    static void fill(Channel<Integer> channel, int messages) {
        for (int message = 1; message <= messages; message++) {
            channel.sender().trySend(message);
        }
    }

    static Duration shortly() {
        return Duration.ofNanos(ThreadLocalRandom.current().nextInt(LONGEST_WAIT_NANOS));
    }

    final Object receive() {
        try {
            return channel.receiver().receive();
        } catch (DisconnectedException e) {
            return DISCONNECTED;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    final Object send(int message) {
        try {
            channel.sender().send(message);
            return SendOutcome.SENT;
        } catch (DisconnectedException e) {
            return DISCONNECTED;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    static void await(Select select) {
        try {
            select.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a select here", e);
        }
    }

    static Object outcome(Received<Integer> received) {
        return switch (received) {
            case Received.Item<Integer>(Integer message) -> message;
            case Received.Empty<Integer> _ -> "EMPTY";
            case Received.TimedOut<Integer> _ -> "TIMED_OUT";
            case Received.Disconnected<Integer> _ -> DISCONNECTED;
        };
    }

    final List<Integer> left() {
        return left(channel.receiver());
    }

    static List<Integer> left(Receiver<Integer> receiver) {
        List<Integer> left = new ArrayList<>();
        receiver.available().forEach(left::add);
        return left;
    }

    /// The last thing that happens in a race. Lost handles are closed as well, but by a thread of the collector's, and
    /// for that one the actors leave no processor.
    final void end() {
        channel.sender().close();
        channel.receiver().close();
    }

    /// The last thing that the actor does who interrupts the other one.
    final void interrupt(Thread other) {
        other.interrupt();
        done = true;
    }

    /// The last thing that the actor does who may be interrupted: an interrupt must not meet him elsewhere.
    final void awaitInterrupt() {
        while (!done) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
    }
}
