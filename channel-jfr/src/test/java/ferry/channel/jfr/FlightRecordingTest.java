package ferry.channel.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ferry.channel.Channel;
import ferry.channel.ChannelObserver.Operation;
import ferry.channel.Receiver;
import ferry.channel.Select;
import ferry.channel.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FlightRecordingTest {

    private static final String PARK = "ferry.ChannelPark";
    private static final String DISCONNECTION = "ferry.ChannelDisconnection";

    enum Threads {
        PLATFORM,
        VIRTUAL;

        ThreadFactory factory() {
            return switch (this) {
                case PLATFORM -> Thread.ofPlatform().name("waiting").factory();
                case VIRTUAL -> Thread.ofVirtual().name("waiting").factory();
            };
        }
    }

    @TempDir
    Path folder;

    private final Channel<Integer> channel = Channel.<Integer>bounded(1).named("jobs");

    @AfterEach
    void closeTheChannel() {
        channel.sender().close();
        channel.receiver().close();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiveThatWaitsIsRecorded(Threads threads) throws Exception {
        List<RecordedEvent> events = recorded(() -> {
            FutureTask<Integer> receiving = waiting(threads, channel.receiver()::receive);
            channel.sender().send(1);
            receiving.get();
        });
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getEventType().getName()).isEqualTo(PARK);
            assertThat(event.getString("operation")).isEqualTo("RECEIVE");
            assertThat(event.getString("channel")).isEqualTo(name());
            assertThat(event.getThread().getJavaName()).isEqualTo("waiting");
            assertThat(event.getDuration()).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatWaitsIsRecorded(Threads threads) throws Exception {
        channel.sender().send(1);
        List<RecordedEvent> events = recorded(() -> {
            FutureTask<?> sending = waiting(threads, () -> {
                channel.sender().send(2);
                return true;
            });
            channel.receiver().receive();
            sending.get();
        });
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getString("operation")).isEqualTo("SEND");
            assertThat(event.getString("channel")).isEqualTo(name());
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSelectThatWaitsIsRecordedWithItsArms(Threads threads) throws Exception {
        Channel<Integer> other = Channel.<Integer>unbounded().named("news");
        Select select =
                Select.biased().receive(channel.receiver(), message -> {}).receive(other.receiver(), message -> {});
        List<RecordedEvent> events = recorded(() -> {
            FutureTask<?> selecting = waiting(threads, () -> {
                select.await();
                return true;
            });
            other.sender().send(1);
            selecting.get();
        });
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getString("operation")).isEqualTo("SELECT");
            assertThat(event.getString("channel"))
                    .matches("Select\\[receive from jobs@\\p{XDigit}+, receive from news@\\p{XDigit}+]");
        });
    }

    @Test
    void eachDisconnectionIsRecordedOnce() throws Exception {
        List<RecordedEvent> events = recorded(() -> {
            Sender<Integer> duplicate = channel.sender().duplicate();
            channel.sender().close();
            duplicate.close();
            duplicate.close();
            channel.receiver().close();
        });
        assertThat(events)
                .extracting(
                        event -> event.getEventType().getName(),
                        event -> event.getString("gone"),
                        event -> event.getString("channel"))
                .containsExactly(tuple(DISCONNECTION, "SENDERS", name()), tuple(DISCONNECTION, "RECEIVERS", name()));
    }

    @Test
    void whatDoesNotWaitIsNotRecorded() throws Exception {
        List<RecordedEvent> events = recorded(() -> {
            channel.sender().send(1);
            channel.receiver().receive();
            channel.receiver().receive(Duration.ZERO);
            Receiver.after(Duration.ZERO).receive();
        });
        assertThat(events).isEmpty();
    }

    @Test
    void withoutARecordingThereIsNoEvent() {
        FlightRecording observer = new FlightRecording();
        assertThat(observer.parking(Operation.SEND, "one")).isSameAs(observer.parking(Operation.RECEIVE, "other"));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    /// The events of this test's channel: the garbage collector disconnects those of other tests.
    private List<RecordedEvent> recorded(Action action) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PARK).withoutThreshold();
            recording.enable(DISCONNECTION);
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getString("channel").contains(name()))
                .toList();
    }

    private static <R> FutureTask<R> waiting(Threads threads, Callable<R> call) {
        FutureTask<R> task = new FutureTask<>(call);
        Thread thread = threads.factory().newThread(task);
        thread.start();
        EnumSet<Thread.State> waiting = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        while (!waiting.contains(thread.getState())) {
            assertThat(task.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return task;
    }

    private String name() {
        String text = channel.toString();
        return text.substring(text.indexOf('[') + 1, text.indexOf(','));
    }
}
