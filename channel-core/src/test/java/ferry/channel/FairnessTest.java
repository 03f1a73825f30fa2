package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which arm a select chooses: a fair one each of those ready about equally often, a biased one the first.
///
/// | here | there |
/// | --- | --- |
/// | armsOfEveryKindAreChosenAboutEquallyOften | select `fairness1`; select_macro `fairness1` |
/// | noArmStarvesWhileOthersAreReady | select `fairness2`; select_macro `fairness2` |
/// | armsThatSendAreChosenAboutEquallyOften | select_macro `fairness_send` |
/// | whatIsSentIsAsRandomAsTheChoice | Go `TestPseudoRandomSend` |
/// | aBiasedSelectKeepsToTheOrder | select_macro `unfairness`, `unfairness_timeout`, `unfairness_try` |
/// | timersAreChosenAboutEquallyOften | after `fairness`; tick `fairness` |
/// | duplicatesOfATimerAreChosenAboutEquallyOften | after `fairness_duplicates`; |
/// | | tick `fairness_duplicates` |
@ParameterizedClass
@EnumSource
record FairnessTest(Setting.Threads threads) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int ROUNDS = 2_000;

    /// How often each arm was chosen.
    private static final class Hits {

        private final int[] counts;

        Hits(int arms) {
            counts = new int[arms];
        }

        void count(int arm) {
            counts[arm]++;
        }

        /// Half of what is expected of arms that are equally likely is more than ten standard deviations
        /// away from it.
        void assertFair() {
            int expected = IntStream.of(counts).sum() / counts.length;
            assertThat(IntStream.of(counts).min().orElseThrow()).isGreaterThan(expected / 2);
        }
    }

    @Test
    void selectsThatMeetAreFairOnBothSides() throws Exception {
        assertMeetingsAreFair(List.of(Channel.bounded(0), Channel.bounded(0)));
    }

    @Test
    void duplicatesThatMeetAreFairOnBothSides() throws Exception {
        assertMeetingsAreFair(Collections.nCopies(5, Channel.bounded(0)));
    }

    private void assertMeetingsAreFair(List<Channel<Integer>> channels) throws Exception {
        Background.Action sends = () -> {
            Hits hits = new Hits(channels.size());
            Select select = Select.fair();
            for (int i = 0; i < channels.size(); i++) {
                int arm = i;
                select.send(channels.get(i).sender(), () -> {
                    hits.count(arm);
                    return arm;
                });
            }
            for (int i = 0; i < ROUNDS; i++) {
                select.await();
            }
            hits.assertFair();
        };
        var sending = threads.start(sends.asCallable());
        Hits hits = new Hits(channels.size());
        Select select = Select.fair();
        for (int i = 0; i < channels.size(); i++) {
            int arm = i;
            select.receive(channels.get(i).receiver(), message -> hits.count(arm));
        }
        for (int i = 0; i < ROUNDS; i++) {
            select.await();
        }
        hits.assertFair();
        sending.result();
    }

    @Test
    void armsOfEveryKindAreChosenAboutEquallyOften() throws Exception {
        Channel<Integer> bounded = Channel.bounded(ROUNDS);
        Channel<Integer> unbounded = Channel.unbounded();
        for (int i = 0; i < ROUNDS; i++) {
            bounded.sender().send(i);
            unbounded.sender().send(i);
        }
        Hits hits = new Hits(5);
        for (int i = 0; i < ROUNDS; i++) {
            Select.fair()
                    .receive(bounded.receiver(), message -> hits.count(0))
                    .receive(unbounded.receiver(), message -> hits.count(1))
                    .receive(Receiver.after(Duration.ZERO), due -> hits.count(2))
                    .receive(Receiver.tick(Duration.ofNanos(1)), due -> hits.count(3))
                    .send(Channel.<Integer>bounded(1).sender(), () -> {
                        hits.count(4);
                        return 1;
                    })
                    .await();
        }
        hits.assertFair();
    }

    /// A channel that is filled whenever it is empty keeps nobody from a rendezvous.
    @Test
    void noArmStarvesWhileOthersAreReady() throws Exception {
        List<Channel<Integer>> channels = List.of(Channel.unbounded(), Channel.bounded(1), Channel.bounded(0));
        Background.Action sends = () -> {
            for (int i = 0; i < ROUNDS; i++) {
                Select select = Select.fair();
                for (Channel<Integer> channel : channels) {
                    if (channel.sender().size() == 0) {
                        select.send(channel.sender(), () -> 1);
                    }
                }
                select.await();
            }
        };
        var sending = threads.start(sends.asCallable());
        int[] chosen = new int[channels.size()];
        Select select = Select.fair();
        for (int i = 0; i < chosen.length; i++) {
            int arm = i;
            select.receive(channels.get(i).receiver(), message -> chosen[arm]++);
        }
        for (int i = 0; i < ROUNDS; i++) {
            select.await();
        }
        sending.result();
        assertThat(chosen).doesNotContain(0);
    }

    @Test
    void armsThatSendAreChosenAboutEquallyOften() throws Exception {
        Channel<Integer> bounded = Channel.bounded(ROUNDS);
        Channel<Integer> unbounded = Channel.unbounded();
        Select select = Select.fair().send(bounded.sender(), () -> 1).send(unbounded.sender(), () -> 1);
        for (int i = 0; i < ROUNDS; i++) {
            select.await();
        }
        assertThat(bounded.sender().size()).isBetween(ROUNDS / 4, ROUNDS * 3 / 4);
        assertThat(bounded.sender().size() + unbounded.sender().size()).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("ferry.channel.Setting#all")
    void whatIsSentIsAsRandomAsTheChoice(Setting setting) throws Exception {
        Channel<Integer> channel = setting.channel();
        var receiving = setting.start(
                () -> channel.receiver().stream().mapToInt(Integer::intValue).sum());
        Select select = Select.fair().send(channel.sender(), () -> 1).send(channel.sender(), () -> 0);
        for (int i = 0; i < 400; i++) {
            select.await();
        }
        channel.sender().close();
        assertThat(receiving.result()).isBetween(100, 300);
    }

    @FunctionalInterface
    interface Way {
        boolean selects(Select select) throws Exception;
    }

    static Stream<Way> ways() {
        return Stream.of(Select::poll, select -> select.await(LONG), select -> {
            select.await();
            return true;
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aBiasedSelectKeepsToTheOrder(Way way) throws Exception {
        List<Integer> chosen = new ArrayList<>();
        Select biased = Select.biased();
        for (int arm = 0; arm < 3; arm++) {
            Channel<Integer> channel = Channel.unbounded();
            for (int i = 0; i < 10; i++) {
                channel.sender().send(arm);
            }
            biased.receive(channel.receiver(), chosen::add);
        }
        for (int i = 0; i < 30; i++) {
            assertThat(way.selects(biased)).isTrue();
        }
        assertThat(chosen).isSorted().hasSize(30);
    }

    @Test
    void timersAreChosenAboutEquallyOften() throws Exception {
        Hits hits = new Hits(4);
        Receiver<Instant> tick = Receiver.tick(Duration.ofNanos(1));
        Receiver<Instant> otherTick = Receiver.tick(Duration.ofNanos(1));
        for (int i = 0; i < ROUNDS; i++) {
            Select.fair()
                    .receive(Receiver.after(Duration.ZERO), due -> hits.count(0))
                    .receive(Receiver.after(Duration.ZERO), due -> hits.count(1))
                    .receive(tick, due -> hits.count(2))
                    .receive(otherTick, due -> hits.count(3))
                    .await();
        }
        hits.assertFair();
    }

    @Test
    void duplicatesOfATimerAreChosenAboutEquallyOften() throws Exception {
        Hits hits = new Hits(5);
        for (int i = 0; i < ROUNDS; i++) {
            Receiver<Instant> timer = Receiver.after(Duration.ZERO);
            Select select = Select.fair();
            for (int arm = 0; arm < 5; arm++) {
                int chosen = arm;
                select.receive(timer, due -> hits.count(chosen));
            }
            select.await();
        }
        hits.assertFair();
    }
}
