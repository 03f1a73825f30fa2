package ferry.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/// All cells of one capacity, in a JVM of its own: prints a line for each measurement.
final class Cells {

    static final String THROUGHPUT = "throughput";
    static final String ALLOCATION = "allocation";

    private static final Object MESSAGE = "message";
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Capacity capacity;
    private final Effort effort;

    private Cells(Capacity capacity, Effort effort) {
        this.capacity = capacity;
        this.effort = effort;
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Cells cells = new Cells(Capacity.named(arguments[0]), Effort.named(arguments[1]));
        String rust = arguments.length > 2 ? arguments[2] : "";
        for (Load load : Load.ALL) {
            // A cold compiler would count for the first cell and not for the others.
            cells.throughput(Threads.PLATFORM, load, "");
        }
        for (Threads threads : Threads.values()) {
            for (Load load : Load.ALL) {
                print(cells.throughput(threads, load, rust));
            }
            print(cells.latency(threads));
            for (int arms : Selecting.ARMS) {
                print(cells.select(threads, arms));
            }
        }
        print(cells.allocation());
    }

    private static void print(List<Measurement> measurements) {
        measurements.forEach(measurement -> System.out.println(measurement.toJson()));
    }

    private List<Measurement> throughput(Threads threads, Load load, String rust) throws Exception {
        List<Rounds.Runner> runners = Rounds.runners(
                Peers.of(capacity, load),
                peer -> messages -> throughput(peer.pipe().get(), threads, load, messages));
        if (threads == Threads.PLATFORM && !rust.isEmpty()) {
            runners.add(new Rounds.Runner(
                    "Rust std", Peer.Rank.REFERENCE, messages -> Rust.rate(rust, capacity, load, messages)));
        }
        return Rounds.measure(THROUGHPUT, capacity.toString(), threads.toString(), load.toString(), runners, effort);
    }

    private static double throughput(Pipe pipe, Threads threads, Load load, int messages) throws InterruptedException {
        Crew crew = new Crew(threads);
        for (int i = 0; i < load.producers(); i++) {
            crew.add(messages / load.producers(), () -> pipe.put(MESSAGE));
        }
        for (int i = 0; i < load.consumers(); i++) {
            crew.add(messages / load.consumers(), pipe::take);
        }
        return messages * 1e9 / crew.nanos();
    }

    private List<Measurement> latency(Threads threads) throws InterruptedException {
        return new Latency(threads, effort).measure(capacity, Peers.of(capacity, Load.ALL.getFirst()));
    }

    private List<Measurement> select(Threads threads, int arms) throws InterruptedException {
        return Rounds.measure(
                Selecting.TABLE,
                capacity.toString(),
                threads.toString(),
                arms + (arms == 1 ? " arm" : " arms"),
                new Selecting(capacity, threads, arms).runners(),
                effort);
    }

    /// One thread at each end; what both of them allocate, by message.
    private List<Measurement> allocation() throws InterruptedException {
        List<Measurement> measurements = new ArrayList<>();
        Load load = Load.ALL.getFirst();
        for (Peer peer : Peers.of(capacity, load)) {
            List<Double> bytes = new ArrayList<>();
            for (int round = effort.firstRound(); round < effort.rounds(); round++) {
                double perMessage = allocation(peer.pipe().get(), effort.messagesAt(1e6));
                if (round >= 0) {
                    bytes.add(perMessage);
                }
            }
            measurements.add(new Measurement(
                    ALLOCATION,
                    capacity.toString(),
                    Threads.PLATFORM.toString(),
                    load.toString(),
                    peer.name(),
                    peer.rank().name(),
                    bytes));
        }
        return measurements;
    }

    private static double allocation(Pipe pipe, int messages) throws InterruptedException {
        LongAdder bytes = new LongAdder();
        Crew crew = new Crew(Threads.PLATFORM);
        crew.add(1, () -> bytes.add(allocatedBy(messages, () -> pipe.put(MESSAGE))));
        crew.add(1, () -> bytes.add(allocatedBy(messages, pipe::take)));
        crew.nanos();
        return bytes.sum() / (double) messages;
    }

    private static long allocatedBy(int times, Crew.Work work) throws InterruptedException {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return MEMORY.getCurrentThreadAllocatedBytes() - before;
    }
}
