package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/// Calls that wait are used again and again, by all who share a handle: whoever was concerned with one before must not
/// do anything to it any more.
@EveryBoundedSetting
final class WaitingAgainTest {

    private static final int EACH = 4_000;
    private static final int SENDERS = 3;
    private static final int ALL = EACH * SENDERS;

    /// Some of those who wait leave by themselves, at the moment when they are served.
    private static final Duration SHORTLY = Duration.ofNanos(2_000);

    private final Setting setting;
    private final Channel<Integer> channel;
    private final AtomicIntegerArray received = new AtomicIntegerArray(ALL);

    WaitingAgainTest(Setting setting) {
        this.setting = setting;
        channel = setting.channel();
    }

    @Test
    void everyMessageArrivesOnceAndNobodyWaitsForEver() throws Exception {
        List<Background<Background.Done>> all = new ArrayList<>();
        all.add(setting.start(() -> receiveImpatiently(EACH)));
        all.add(setting.start(() -> receive(EACH)));
        all.add(setting.start(() -> select(EACH)));
        all.add(setting.start(() -> sendImpatiently(0)));
        all.add(setting.start(() -> send(EACH)));
        all.add(setting.start(() -> selectOrFail(2 * EACH)));
        for (Background<Background.Done> one : all) {
            one.result();
        }
        for (int message = 0; message < ALL; message++) {
            assertThat(received.get(message)).isOne();
        }
    }

    private void receive(int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            received.incrementAndGet(channel.receiver().receive());
        }
    }

    private void receiveImpatiently(int times) throws InterruptedException {
        int left = times;
        while (left > 0) {
            if (channel.receiver().receive(SHORTLY) instanceof Received.Item<Integer>(Integer message)) {
                received.incrementAndGet(message);
                left--;
            }
        }
    }

    private void select(int times) throws InterruptedException {
        Select select = Select.fair().receive(channel.receiver(), received::incrementAndGet);
        for (int i = 0; i < times; i++) {
            select.await();
        }
    }

    private void send(int first) throws InterruptedException {
        for (int i = first; i < first + EACH; i++) {
            channel.sender().send(i);
        }
    }

    private void sendImpatiently(int first) throws InterruptedException {
        int next = first;
        while (next < first + EACH) {
            if (channel.sender().send(next, SHORTLY) == SendOutcome.SENT) {
                next++;
            }
        }
    }

    /// Every other message can't be made at first: its receiver was promised one, and waits again.
    private void selectOrFail(int first) throws InterruptedException {
        for (int i = first; i < first + EACH; i++) {
            int message = i;
            if (i % 2 == 0) {
                failToSend();
            }
            Select.fair().send(channel.sender(), () -> message).await();
        }
    }

    private void failToSend() throws InterruptedException {
        try {
            Select.fair()
                    .send(channel.sender(), () -> {
                        throw new UnsupportedOperationException();
                    })
                    .await();
        } catch (UnsupportedOperationException e) {
            assertThat(e).hasNoCause();
        }
    }
}
