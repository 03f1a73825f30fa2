package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Channel;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A worker whose source of jobs follows a script, on the thread of the test.
@Timeout(60)
class WorkerTest {

    private final Channel<Runnable> channel = Channel.unbounded();
    private final Crew crew = new Crew(
            "test", channel.receiver(), Thread.ofVirtual().factory(), (job, cause) -> {}, InstantSource.system());

    /// What the source does, time after time; afterwards it is the channel.
    private final Queue<Worker.Source> script = new ArrayDeque<>();

    private final Worker worker = new Worker(1, crew, this::take);
    private final List<String> ran = new ArrayList<>();

    private Runnable take() throws InterruptedException {
        Worker.Source next = script.poll();
        return next == null ? channel.receiver().receive() : next.take();
    }

    @Test
    void aWorkerEndsWhenTheChannelIsDisconnectedAndDrained() throws Exception {
        channel.sender().send(() -> ran.add("last"));
        channel.sender().close();
        worker.work();
        assertThat(ran).containsExactly("last");
    }

    @Test
    void aWorkerEndsWhenItsReceiverIsClosed() throws Exception {
        channel.sender().send(() -> ran.add("never"));
        channel.receiver().close();
        worker.work();
        assertThat(ran).isEmpty();
    }

    @Test
    void aWorkerOutlivesAnErrorWhenItTakesAJob() {
        script.add(() -> {
            throw new OutOfMemoryError("no memory to wait with");
        });
        script.add(() -> () -> ran.add("job"));
        channel.sender().close();
        worker.work();
        assertThat(ran).containsExactly("job");
    }

    @Test
    void aWorkerOutlivesAnInterruptWhenItTakesAJob() {
        script.add(() -> {
            throw new InterruptedException("late");
        });
        script.add(() -> () -> ran.add("job"));
        channel.sender().close();
        worker.work();
        assertThat(ran).containsExactly("job");
    }

    @Test
    void aJobThatBeginsWhenTheCrewIsBeingStoppedIsInterrupted() {
        script.add(() -> {
            crew.stop();
            return () -> ran.add("interrupted: " + Thread.interrupted());
        });
        worker.work();
        assertThat(ran).containsExactly("interrupted: true");
    }

    @Test
    void aWorkerIsReleasedOnlyFromTheJobThatItRuns() {
        Runnable ended = () -> ran.add("ended");
        script.add(() -> ended);
        script.add(() -> () -> ran.add("released: " + worker.release(ended)));
        script.add(() -> () -> ran.add("next"));
        channel.sender().close();
        worker.work();
        assertThat(ran).containsExactly("ended", "released: false", "next");
    }

    @Test
    void aReleasedWorkerTakesNoOtherJob() {
        Runnable last = new Runnable() {
            @Override
            public void run() {
                ran.add("released: " + worker.release(this));
            }
        };
        script.add(() -> last);
        script.add(() -> () -> ran.add("next"));
        worker.work();
        assertThat(ran).containsExactly("released: true");
    }
}
