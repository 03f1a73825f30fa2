import ferry.channel.Channel;
import ferry.channel.Receiver;
import ferry.channel.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/// How many messages go through a channel in a second, beside the blocking queues of the JDK.
///
///     mvn -q -B package -pl channel-core -DskipTests
///     java -cp channel-core/target/classes bench/ChannelThroughput.java [rounds [messages]]
///
/// Each cell of the table is the median over the rounds, in million messages per second. In a round all peers of a
/// cell run one after the other, so whatever else the machine is doing, it does to all of them alike. The last column
/// is the ratio of the channel to the best of the others.
public final class ChannelThroughput {

    private interface Pipe {
        void put(Integer message) throws InterruptedException;

        Integer take() throws InterruptedException;
    }

    private record Load(int producers, int consumers) {
        @Override
        public String toString() {
            return producers + "p" + consumers + "c";
        }
    }

    private static final List<OptionalInt> CAPACITIES =
            List.of(OptionalInt.empty(), OptionalInt.of(1024), OptionalInt.of(1), OptionalInt.of(0));
    private static final List<Load> LOADS = List.of(new Load(1, 1), new Load(4, 1), new Load(1, 4), new Load(4, 4));
    private static final Integer MESSAGE = 1;

    private final int rounds;
    private final int messages;

    private ChannelThroughput(int rounds, int messages) {
        this.rounds = rounds;
        this.messages = messages;
    }

    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        new ChannelThroughput(rounds, messages).run();
    }

    private void run() throws InterruptedException {
        for (OptionalInt capacity : CAPACITIES) {
            for (boolean virtual : List.of(false, true)) {
                for (Load load : LOADS) {
                    measure(capacity, virtual, load);
                }
            }
        }
    }

    private void measure(OptionalInt capacity, boolean virtual, Load load) throws InterruptedException {
        Map<String, Supplier<Pipe>> peers = peers(capacity);
        Map<String, double[]> results = new LinkedHashMap<>();
        peers.keySet().forEach(name -> results.put(name, new double[rounds]));
        // Whoever waits for another thread at each message is slower by an order of magnitude.
        int count = capacity.orElse(1024) > 1 ? messages : messages / 10;
        for (int round = -2; round < rounds; round++) {
            for (var peer : peers.entrySet()) {
                double rate = rate(peer.getValue().get(), virtual, load, count);
                if (round >= 0) {
                    results.get(peer.getKey())[round] = rate;
                }
            }
        }
        print(capacity, virtual, load, results);
    }

    private static Map<String, Supplier<Pipe>> peers(OptionalInt capacity) {
        Map<String, Supplier<Pipe>> peers = new LinkedHashMap<>();
        peers.put("Ferry", () -> channel(capacity));
        if (capacity.isEmpty()) {
            peers.put("LinkedBlockingQueue", () -> queue(new LinkedBlockingQueue<>()));
            peers.put("LinkedTransferQueue", () -> queue(new LinkedTransferQueue<>()));
        } else if (capacity.getAsInt() == 0) {
            peers.put("SynchronousQueue", () -> queue(new SynchronousQueue<>()));
            peers.put("SynchronousQueue(fair)", () -> queue(new SynchronousQueue<>(true)));
            peers.put("LinkedTransferQueue.transfer", ChannelThroughput::transfer);
        } else {
            peers.put("ArrayBlockingQueue", () -> queue(new ArrayBlockingQueue<>(capacity.getAsInt())));
            peers.put("LinkedBlockingQueue", () -> queue(new LinkedBlockingQueue<>(capacity.getAsInt())));
        }
        return peers;
    }

    private static Pipe channel(OptionalInt capacity) {
        Channel<Integer> channel =
                capacity.isEmpty() ? Channel.unbounded() : Channel.bounded(capacity.getAsInt());
        Sender<Integer> sender = channel.sender();
        Receiver<Integer> receiver = channel.receiver();
        return new Pipe() {
            @Override
            public void put(Integer message) throws InterruptedException {
                sender.send(message);
            }

            @Override
            public Integer take() throws InterruptedException {
                return receiver.receive();
            }
        };
    }

    private static Pipe queue(BlockingQueue<Integer> queue) {
        return new Pipe() {
            @Override
            public void put(Integer message) throws InterruptedException {
                queue.put(message);
            }

            @Override
            public Integer take() throws InterruptedException {
                return queue.take();
            }
        };
    }

    private static Pipe transfer() {
        LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
        return new Pipe() {
            @Override
            public void put(Integer message) throws InterruptedException {
                queue.transfer(message);
            }

            @Override
            public Integer take() throws InterruptedException {
                return queue.take();
            }
        };
    }

    private static double rate(Pipe pipe, boolean virtual, Load load, int messages) throws InterruptedException {
        ThreadFactory threads =
                virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < load.producers; i++) {
            all.add(started(threads, start, messages / load.producers, () -> pipe.put(MESSAGE)));
        }
        for (int i = 0; i < load.consumers; i++) {
            all.add(started(threads, start, messages / load.consumers, pipe::take));
        }
        long begin = System.nanoTime();
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        return messages * 1e3 / (System.nanoTime() - begin);
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private static Thread started(ThreadFactory threads, CountDownLatch start, int times, Step step) {
        Thread thread = threads.newThread(() -> {
            try {
                start.await();
                for (int i = 0; i < times; i++) {
                    step.run();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void print(OptionalInt capacity, boolean virtual, Load load, Map<String, double[]> results) {
        StringBuilder line = new StringBuilder();
        double best = 0;
        for (var result : results.entrySet()) {
            double median = median(result.getValue());
            line.append(" %s %.2f,".formatted(result.getKey(), median));
            best = result.getKey().equals("Ferry") ? best : Math.max(best, median);
        }
        System.out.printf(
                "%-9s %-8s %s:%s ratio %.2f%n",
                capacity.isEmpty() ? "unbounded" : capacity.getAsInt(),
                virtual ? "virtual" : "platform",
                load,
                line,
                median(results.get("Ferry")) / best);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
