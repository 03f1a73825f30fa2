package ferry.bench;

import ferry.channel.Channel;
import ferry.channel.Select;
import java.util.List;
import java.util.stream.Stream;

/// A select that receives from one or more channels, to which one thread sends in turn. Queues have none; Kotlin's
/// needs a compiler of its own to be called.
record Selecting(Capacity capacity, Threads threads, int arms) {

    static final String TABLE = "select";
    static final List<Integer> ARMS = List.of(1, 2, 8);

    private static final Object MESSAGE = "message";

    List<Rounds.Runner> runners() {
        return List.of(
                new Rounds.Runner(Peer.FERRY, Peer.Rank.SUBJECT, this::ferry),
                new Rounds.Runner("Jox", Peer.Rank.BLOCKING, this::jox));
    }

    private double ferry(int messages) throws InterruptedException {
        List<Channel<Object>> channels =
                Stream.generate(() -> Peers.channel(capacity)).limit(arms).toList();
        Crew crew = new Crew(threads);
        crew.add(messages / arms, () -> {
            for (Channel<Object> channel : channels) {
                channel.sender().send(MESSAGE);
            }
        });
        Select select = Select.fair();
        channels.forEach(channel -> select.receive(channel.receiver(), message -> {}));
        crew.add(messages / arms * arms, select::await);
        return messages * 1e9 / crew.nanos();
    }

    private double jox(int messages) throws InterruptedException {
        var channels =
                Stream.generate(() -> Peers.joxChannel(capacity)).limit(arms).toList();
        Crew crew = new Crew(threads);
        crew.add(messages / arms, () -> {
            for (var channel : channels) {
                channel.send(MESSAGE);
            }
        });
        crew.add(messages / arms * arms, () -> com.softwaremill.jox.Select.select(clauses(channels)));
        return messages * 1e9 / crew.nanos();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type can't be made otherwise
    private static com.softwaremill.jox.SelectClause<Object>[] clauses(
            List<com.softwaremill.jox.Channel<Object>> channels) {
        return channels.stream()
                .map(com.softwaremill.jox.Channel::receiveClause)
                .toArray(com.softwaremill.jox.SelectClause[]::new);
    }
}
