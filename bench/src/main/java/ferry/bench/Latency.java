package ferry.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// How long after a message was sent a receiver has it who had been waiting for it.
final class Latency {

    static final String P50 = "latency p50";
    static final String P99 = "latency p99";

    /// Long enough for the receiver to park.
    private static final int IDLE_NANOS = 200_000;

    /// Until the compiler knows the way of those who wait, which the measurements of throughput may not have shown it.
    private static final int WARM_UP_MESSAGES = 12_000;

    private static final int WARM_UP_NANOS = 10_000;

    private static final Long LAST = -1L;

    private final Threads threads;
    private final Effort effort;

    Latency(Threads threads, Effort effort) {
        this.threads = threads;
        this.effort = effort;
    }

    /// In microseconds.
    List<Measurement> measure(Capacity capacity, List<Peer> peers) throws InterruptedException {
        for (Peer peer : peers) {
            nanos(peer.pipe().get(), WARM_UP_MESSAGES, WARM_UP_NANOS);
        }
        Map<Peer, List<long[]>> results = new LinkedHashMap<>();
        for (int round = effort.firstRound(); round < effort.rounds(); round++) {
            for (Peer peer : peers) {
                long[] nanos = nanos(peer.pipe().get(), effort.millis() * 3, IDLE_NANOS);
                if (round >= 0) {
                    results.computeIfAbsent(peer, first -> new ArrayList<>()).add(nanos);
                }
            }
        }
        List<Measurement> measurements = new ArrayList<>();
        results.forEach((peer, rounds) -> {
            measurements.add(measurement(P50, capacity, peer, percentiles(rounds, 50)));
            measurements.add(measurement(P99, capacity, peer, percentiles(rounds, 99)));
        });
        return measurements;
    }

    private static List<Double> percentiles(List<long[]> rounds, int percent) {
        return rounds.stream()
                .map(nanos -> nanos[nanos.length * percent / 100] / 1e3)
                .toList();
    }

    private Measurement measurement(String table, Capacity capacity, Peer peer, List<Double> values) {
        return new Measurement(
                table,
                capacity.toString(),
                threads.toString(),
                "idle receiver",
                peer.name(),
                peer.rank().name(),
                values);
    }

    private long[] nanos(Pipe pipe, int messages, int idle) throws InterruptedException {
        long[] nanos = new long[messages];
        Crew crew = new Crew(threads);
        crew.add(1, () -> {
            for (int i = 0; i < messages; i++) {
                LockSupport.parkNanos(idle);
                pipe.put(System.nanoTime());
            }
            pipe.put(LAST);
        });
        crew.add(1, () -> {
            int received = 0;
            for (Object sent = pipe.take(); !LAST.equals(sent); sent = pipe.take()) {
                nanos[received++] = System.nanoTime() - (Long) sent;
            }
        });
        crew.nanos();
        Arrays.sort(nanos);
        return nanos;
    }
}
