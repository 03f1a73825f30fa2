package ferry.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AttendanceTest {
    private final Attendance attendance = new Attendance();

    @Test
    void nobodyIsLetInAnyMoreAfterItHasClosed() {
        assertThat(attendance.enter()).isTrue();

        attendance.close();

        assertThat(attendance.enter()).isFalse();
    }

    @Test
    void whereNobodyIsNobodyIsWaitedFor() {
        attendance.close();
        attendance.close();

        attendance.awaitLast();
        assertThat(attendance.enter()).isFalse();
    }

    @Test
    void theLastToLeaveEndsTheWait() throws InterruptedException {
        attendance.enter();
        attendance.enter();
        attendance.close();
        Thread waiting = waiting();

        attendance.leave();
        awaitState(waiting, Thread.State.WAITING);
        attendance.leave();

        waiting.join();
    }

    @Test
    void whoIsTurnedAwayDoesNotEndTheWait() throws InterruptedException {
        attendance.enter();
        attendance.close();
        attendance.enter();
        Thread waiting = waiting();

        awaitState(waiting, Thread.State.WAITING);
        attendance.leave();

        waiting.join();
    }

    @Test
    void anInterruptDoesNotEndTheWaitAndIsNotForgotten() throws InterruptedException {
        attendance.enter();
        attendance.close();
        var interrupted = new AtomicBoolean();
        Thread waiting = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            attendance.awaitLast();
            interrupted.set(Thread.currentThread().isInterrupted());
        });

        awaitState(waiting, Thread.State.WAITING);
        attendance.leave();

        waiting.join();
        assertThat(interrupted).isTrue();
    }

    @Test
    void whoeverWasLetInHasLeftWhenTheWaitIsOver() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            var contested = new Attendance();
            var inside = new AtomicInteger();
            List<Thread> guests = IntStream.range(0, 4)
                    .mapToObj(guest -> Thread.ofVirtual().start(() -> visit(contested, inside)))
                    .toList();

            contested.close();
            contested.awaitLast();

            assertThat(inside).hasValue(0);
            for (Thread guest : guests) {
                guest.join();
            }
        }
    }

    private static void visit(Attendance attendance, AtomicInteger inside) {
        if (attendance.enter()) {
            inside.incrementAndGet();
            Thread.onSpinWait();
            inside.decrementAndGet();
            attendance.leave();
        }
    }

    private Thread waiting() {
        return Thread.ofPlatform().start(attendance::awaitLast);
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            Thread.onSpinWait();
        }
    }
}
