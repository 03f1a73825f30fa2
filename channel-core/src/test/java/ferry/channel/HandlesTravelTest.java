package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.channel.Received.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Handles are values like others: they go from thread to thread, and through channels.
///
/// | here | there |
/// | --- | --- |
/// | aReceiverGoesThroughTheChannelBeforeIt | array `channel_through_channel`; |
/// | | list `channel_through_channel`; zero `channel_through_channel` |
/// | aReceiverGoesThroughTheSelectBeforeIt | select `channel_through_channel`; |
/// | | select_macro `channel_through_channel` |
/// | aMessageGoesThroughAChainOfThreads | Go `goroutines` |
/// | everyPrimePassesTheFiltersBeforeIt | Go `sieve1` |
@EverySetting
record HandlesTravelTest(Setting setting) {

    private static final Duration LONG = Duration.ofDays(1);
    private static final int LINKS = 200;
    private static final List<Integer> PRIMES = List.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47);

    /// What goes through a channel that channels go through.
    record Next(Receiver<Next> receiver) {}

    record Request(int number, Sender<Integer> response) {}

    @Test
    void aReceiverGoesThroughTheChannelBeforeIt() throws Exception {
        Channel<Next> first = setting.channel();
        var sending = setting.start(() -> {
            Sender<Next> sender = first.sender();
            for (int i = 0; i < LINKS; i++) {
                Channel<Next> next = setting.channel();
                sender.send(new Next(next.receiver()));
                sender.close();
                sender = next.sender();
            }
            sender.close();
        });
        int links = 0;
        Received<Next> received = first.receiver().receive(LONG);
        while (received instanceof Item<Next>(Next next)) {
            links++;
            received = next.receiver().receive(LONG);
        }
        assertThat(links).isEqualTo(LINKS);
        sending.result();
    }

    @Test
    void aReceiverGoesThroughTheSelectBeforeIt() throws Exception {
        Channel<Next> first = setting.channel();
        var sending = setting.start(() -> {
            Sender<Next> sender = first.sender();
            for (int i = 0; i < LINKS; i++) {
                Channel<Next> next = setting.channel();
                Select.fair().send(sender, () -> new Next(next.receiver())).await();
                sender = next.sender();
            }
        });
        List<Receiver<Next>> receivers = new ArrayList<>(List.of(first.receiver()));
        while (receivers.size() <= LINKS) {
            Select.fair()
                    .receive(receivers.getLast(), next -> receivers.add(next.receiver()))
                    .await();
        }
        sending.result();
    }

    @Test
    void aSenderGoesWithTheRequestAndBringsTheResponse() throws Exception {
        Channel<Request> requests = setting.channel();
        var serving = setting.start(() -> {
            for (Request request : requests.receiver()) {
                try (Sender<Integer> response = request.response()) {
                    response.send(request.number() * 2);
                }
            }
        });
        var asking = setting.startMany(4, number -> {
            Channel<Integer> responses = setting.channel();
            requests.sender().send(new Request(number, responses.sender()));
            return responses.receiver().stream().toList();
        });
        assertThat(Background.results(asking)).containsExactly(List.of(0), List.of(2), List.of(4), List.of(6));
        requests.sender().close();
        serving.result();
    }

    @Test
    void aMessageGoesThroughAChainOfThreads() throws Exception {
        Channel<Integer> first = setting.channel();
        Channel<Integer> last = first;
        List<Background<Background.Done>> passing = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            Receiver<Integer> from = last.receiver();
            Channel<Integer> next = setting.channel();
            passing.add(setting.start(() -> next.sender().send(from.receive() + 1)));
            last = next;
        }
        first.sender().send(0);
        assertThat(last.receiver().receive()).isEqualTo(LINKS);
        Background.results(passing);
    }

    /// The end travels too, against the stream: whoever wants no more primes stops the numbers.
    @Test
    void everyPrimePassesTheFiltersBeforeIt() throws Exception {
        Channel<Integer> numbers = setting.channel();
        List<Background<Background.Done>> threads = new ArrayList<>();
        threads.add(setting.start(() -> {
            for (int number = 2; numbers.sender().send(number, LONG) == SendOutcome.SENT; number++) {
                // An unbounded channel would take all numbers at once.
                while (numbers.sender().size() > LINKS) {
                    Background.giveWay();
                }
            }
        }));
        List<Integer> primes = new ArrayList<>();
        Receiver<Integer> from = numbers.receiver();
        for (int i = 0; i < PRIMES.size(); i++) {
            int prime = from.receive();
            primes.add(prime);
            Receiver<Integer> unfiltered = from;
            Channel<Integer> filtered = setting.channel();
            threads.add(setting.start(() -> filter(prime, unfiltered, filtered.sender())));
            from = filtered.receiver();
        }
        from.close();
        assertThat(primes).isEqualTo(PRIMES);
        Background.results(threads);
    }

    private static void filter(int prime, Receiver<Integer> from, Sender<Integer> to) throws InterruptedException {
        try (from;
                to) {
            for (Integer number : from) {
                if (number % prime != 0 && to.send(number, LONG) == SendOutcome.DISCONNECTED) {
                    return;
                }
            }
        }
    }
}
