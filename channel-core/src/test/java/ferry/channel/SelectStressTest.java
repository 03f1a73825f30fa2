package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Selects against plain operations and against each other, many times.
///
/// | here | there |
/// | --- | --- |
/// | aSelectReceivesWhatItAcknowledges | select `stress_recv`; select_macro `stress_recv` |
/// | aSelectSendsToWhoeverIsWaiting | select `stress_send`; select_macro `stress_send` |
/// | aSelectSendsAndReceivesInTurn | select `stress_mixed`, `both_ready`, `reuse`; |
/// | | select_macro `stress_mixed`, `both_ready` |
/// | shortTimeoutsLoseNothing | select `stress_timeout_two_threads`; |
/// | | select_macro `stress_timeout_two_threads` |
/// | everyoneMeetsEveryone | Go `TestSelectStress` |
/// | whatGoesFourWaysArrivesOnce | Go `doubleselect` |
/// | manyWorkersDoAllTheWork | Go `TestMultiConsumer` |
@EverySetting
record SelectStressTest(Setting setting) {

    private static final int ROUNDS = 300;
    private static final int WORKERS = 23;

    @Test
    void aSelectReceivesWhatItAcknowledges() throws Exception {
        Channel<Integer> one = setting.channel();
        Channel<Integer> other = Channel.bounded(5);
        Channel<Integer> acknowledgements = Channel.bounded(100);
        var sending = setting.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                one.sender().send(i);
                acknowledgements.receiver().receive();
                other.sender().send(i);
                acknowledgements.receiver().receive();
            }
        });
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(one.receiver(), received::add).receive(other.receiver(), received::add);
        for (int i = 0; i < 2 * ROUNDS; i++) {
            select.await();
            assertThat(received).hasSize(i + 1).endsWith(i / 2);
            acknowledgements.sender().send(i);
        }
        sending.result();
    }

    @Test
    void aSelectSendsToWhoeverIsWaiting() throws Exception {
        Channel<Integer> one = Channel.bounded(0);
        Channel<Integer> other = Channel.bounded(0);
        Channel<Integer> rounds = setting.channel();
        var receiving = setting.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                assertThat(one.receiver().receive()).isEqualTo(i);
                assertThat(other.receiver().receive()).isEqualTo(i);
                assertThat(rounds.receiver().receive()).isEqualTo(i);
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            int round = i;
            Select select = Select.fair().send(one.sender(), () -> round).send(other.sender(), () -> round);
            select.await();
            select.await();
            rounds.sender().send(i);
        }
        receiving.result();
    }

    @Test
    void aSelectSendsAndReceivesInTurn() throws Exception {
        Channel<Integer> in = Channel.bounded(0);
        Channel<Integer> out = Channel.bounded(0);
        Channel<Integer> rounds = setting.channel();
        var meeting = setting.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                in.sender().send(i);
                assertThat(out.receiver().receive()).isEqualTo(-1);
                assertThat(rounds.receiver().receive()).isEqualTo(i);
            }
        });
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(in.receiver(), received::add).send(out.sender(), () -> -1);
        for (int i = 0; i < ROUNDS; i++) {
            select.await();
            select.await();
            rounds.sender().send(i);
        }
        meeting.result();
        assertThat(received).isEqualTo(IntStream.range(0, ROUNDS).boxed().toList());
    }

    @Test
    void shortTimeoutsLoseNothing() throws Exception {
        Channel<Integer> channel = setting.channel();
        var sending = setting.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                int message = i;
                awaitInShortSteps(Select.fair().send(channel.sender(), () -> message));
            }
        });
        List<Integer> received = new ArrayList<>();
        Select select = Select.fair().receive(channel.receiver(), received::add);
        for (int i = 0; i < ROUNDS; i++) {
            awaitInShortSteps(select);
            assertThat(received).hasSize(i + 1).endsWith(i);
        }
        sending.result();
    }

    private static void awaitInShortSteps(Select select) throws InterruptedException {
        for (int wait = 0; !select.await(Duration.ofNanos(wait)); wait += 1_000) {
            Background.giveWay();
        }
    }

    /// On each of four channels, one thread sends and one receives; one select sends on all of them, and
    /// another receives.
    @Test
    void everyoneMeetsEveryone() throws Exception {
        List<Channel<Integer>> channels =
                List.of(setting.channel(), Channel.bounded(0), Channel.bounded(2), Channel.bounded(3));
        var sending = setting.startMany(channels.size(), number -> {
            for (int i = 0; i < ROUNDS; i++) {
                channels.get(number).sender().send(i);
            }
            return ROUNDS;
        });
        var receiving = setting.startMany(channels.size(), number -> {
            for (int i = 0; i < ROUNDS; i++) {
                channels.get(number).receiver().receive();
            }
            return ROUNDS;
        });
        var selecting = setting.startMany(2, number -> {
            int[] left = IntStream.generate(() -> ROUNDS).limit(channels.size()).toArray();
            while (IntStream.of(left).sum() > 0) {
                armsLeft(channels, left, number == 0).await();
            }
            return ROUNDS;
        });
        Background.results(selecting);
        Background.results(sending);
        Background.results(receiving);
        assertThat(channels).allMatch(channel -> channel.sender().size() == 0);
    }

    private static Select armsLeft(List<Channel<Integer>> channels, int[] left, boolean sends) {
        Select select = Select.fair();
        for (int i = 0; i < left.length; i++) {
            int arm = i;
            if (left[arm] > 0 && sends) {
                select.send(channels.get(arm).sender(), () -> left[arm]--);
            } else if (left[arm] > 0) {
                select.receive(channels.get(arm).receiver(), message -> left[arm]--);
            }
        }
        return select;
    }

    @Test
    void whatGoesFourWaysArrivesOnce() throws Exception {
        Channel<Integer> gathered = setting.channel();
        List<Channel<Integer>> ways =
                List.of(setting.channel(), setting.channel(), setting.channel(), setting.channel());
        var sending = setting.start(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                int message = i;
                Select select = Select.fair();
                ways.forEach(way -> select.send(way.sender(), () -> message));
                select.await();
            }
            ways.forEach(way -> way.sender().close());
        });
        var gathering = setting.startMany(ways.size(), number -> {
            try (Sender<Integer> sender = gathered.sender().duplicate()) {
                for (Integer message : ways.get(number).receiver()) {
                    sender.send(message);
                }
            }
            return number;
        });
        List<Integer> received =
                gathered.receiver().stream().limit(ROUNDS).sorted().toList();
        assertThat(received).isEqualTo(IntStream.range(0, ROUNDS).boxed().toList());
        sending.result();
        Background.results(gathering);
        assertThat(gathered.receiver().available()).isEmpty();
    }

    @Test
    void manyWorkersDoAllTheWork() throws Exception {
        Channel<Integer> jobs = setting.channel();
        Channel<Integer> results = setting.channel();
        var working = setting.startMany(WORKERS, number -> {
            int done = 0;
            try (Sender<Integer> sender = results.sender().duplicate()) {
                for (Integer job : jobs.receiver()) {
                    sender.send(job * 2);
                    done++;
                }
            }
            return done;
        });
        var feeding = setting.start(() -> {
            try (Sender<Integer> sender = jobs.sender()) {
                for (int i = 0; i < 10 * ROUNDS; i++) {
                    sender.send(i);
                }
            }
        });
        List<Integer> received =
                results.receiver().stream().limit(10 * ROUNDS).sorted().toList();
        assertThat(received)
                .isEqualTo(IntStream.range(0, 10 * ROUNDS)
                        .map(job -> job * 2)
                        .boxed()
                        .toList());
        feeding.result();
        assertThat(Background.results(working).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(10 * ROUNDS);
    }
}
