package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SeatTest {
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final ThreadFactory threads = task -> {
        thread.set(Thread.ofVirtual().unstarted(task));
        return thread.get();
    };
    private final AtomicBoolean over = new AtomicBoolean();
    private final BlockingQueue<Boolean> guests = new LinkedBlockingQueue<>();
    private final Seat seat = new Seat(threads, this::stay);

    /// Says of each wait how it ended, until one ends without a guest.
    private void stay(Seat place) {
        boolean here = true;
        while (here) {
            here = place.awaitGuest(over::get);
            guests.add(here);
        }
    }

    @Test
    void oneThreadIsThereForAllWaits() throws InterruptedException {
        seat.open();
        Thread first = thread.get();

        for (int wait = 0; wait < 3; wait++) {
            seat.take();
            assertThat(guests.take()).isTrue();
        }

        assertThat(thread.get()).isSameAs(first);
        assertThat(guests).isEmpty();
        end();
    }

    @Test
    void aSeatMayBeTakenBeforeItIsOpen() throws InterruptedException {
        seat.take();
        seat.open();

        assertThat(guests.take()).isTrue();
        end();
    }

    @Test
    void whoIsWokenForNothingWaitsOn() throws InterruptedException {
        seat.open();
        awaitParked();

        seat.wake();
        awaitParked();

        assertThat(guests).isEmpty();
        end();
    }

    @Test
    void aGuestIsReceivedAlsoWhenItIsOver() throws InterruptedException {
        over.set(true);
        seat.take();
        seat.open();

        assertThat(guests.take()).isTrue();
        assertThat(guests.take()).isFalse();
        thread.get().join();
    }

    /// What parks a connection and closes the lobby at the same time: one of both has to see the other.
    @Test
    void aGuestIsReceivedOrWhoeverBroughtItKnowsThatItIsOver() throws InterruptedException {
        for (int round = 0; round < 2000; round++) {
            var closed = new AtomicBoolean();
            var received = new AtomicBoolean();
            var contested = new Seat(threads, place -> received.set(place.awaitGuest(closed::get)));
            contested.open();
            Thread stays = thread.get();
            Thread closes = Thread.ofVirtual().start(() -> {
                closed.set(true);
                contested.wake();
            });

            contested.take();
            boolean known = closed.get();

            closes.join();
            stays.join();
            assertThat(received.get() || known).isTrue();
        }
    }

    private void end() throws InterruptedException {
        over.set(true);
        seat.wake();
        assertThat(guests.take()).isFalse();
        thread.get().join();
    }

    private void awaitParked() {
        while (thread.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
