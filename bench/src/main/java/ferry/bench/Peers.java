package ferry.bench;

import static ferry.bench.Peer.Rank.BLOCKING;
import static ferry.bench.Peer.Rank.REFERENCE;
import static ferry.bench.Peer.Rank.SUBJECT;

import ferry.channel.Channel;
import ferry.channel.Receiver;
import ferry.channel.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;

/// Who is measured at which capacity.
final class Peers {

    private static final int CHUNK = 1024;

    private Peers() {}

    static List<Peer> of(Capacity capacity, Load load) {
        List<Peer> peers = new ArrayList<>();
        peers.add(new Peer(Peer.FERRY, SUBJECT, () -> ferry(capacity)));
        addQueues(peers, capacity);
        peers.add(new Peer("Jox", BLOCKING, () -> jox(capacity)));
        peers.add(new Peer("Kotlin", BLOCKING, () -> new KotlinPipe(capacity)));
        if (capacity.places() > 1) {
            peers.add(new Peer("JCTools (spins)", REFERENCE, () -> jctools(capacity, load)));
        }
        return peers;
    }

    private static void addQueues(List<Peer> peers, Capacity capacity) {
        switch (capacity) {
            case UNBOUNDED -> {
                peers.add(new Peer("LinkedBlockingQueue", BLOCKING, () -> queue(new LinkedBlockingQueue<>())));
                peers.add(new Peer("LinkedTransferQueue", BLOCKING, () -> queue(new LinkedTransferQueue<>())));
            }
            case MANY, ONE -> {
                int places = capacity.places();
                peers.add(new Peer("ArrayBlockingQueue", BLOCKING, () -> queue(new ArrayBlockingQueue<>(places))));
                peers.add(new Peer("LinkedBlockingQueue", BLOCKING, () -> queue(new LinkedBlockingQueue<>(places))));
            }
            case RENDEZVOUS -> {
                peers.add(new Peer("SynchronousQueue", BLOCKING, () -> queue(new SynchronousQueue<>())));
                peers.add(new Peer("SynchronousQueue (fair)", BLOCKING, () -> queue(new SynchronousQueue<>(true))));
                peers.add(new Peer("LinkedTransferQueue", BLOCKING, Peers::transfer));
            }
        }
    }

    static Channel<Object> channel(Capacity capacity) {
        return capacity == Capacity.UNBOUNDED ? Channel.unbounded() : Channel.bounded(capacity.places());
    }

    static com.softwaremill.jox.Channel<Object> joxChannel(Capacity capacity) {
        return switch (capacity) {
            case UNBOUNDED -> com.softwaremill.jox.Channel.newUnlimitedChannel();
            case MANY, ONE -> com.softwaremill.jox.Channel.newBufferedChannel(capacity.places());
            case RENDEZVOUS -> com.softwaremill.jox.Channel.newRendezvousChannel();
        };
    }

    private static Pipe ferry(Capacity capacity) {
        Channel<Object> channel = channel(capacity);
        Sender<Object> sender = channel.sender();
        Receiver<Object> receiver = channel.receiver();
        return pipe(sender::send, receiver::receive);
    }

    private static Pipe queue(BlockingQueue<Object> queue) {
        return pipe(queue::put, queue::take);
    }

    private static Pipe transfer() {
        LinkedTransferQueue<Object> queue = new LinkedTransferQueue<>();
        return pipe(queue::transfer, queue::take);
    }

    private static Pipe jox(Capacity capacity) {
        var channel = joxChannel(capacity);
        return pipe(channel::send, channel::receive);
    }

    private static Pipe jctools(Capacity capacity, Load load) {
        boolean oneConsumer = load.consumers() == 1;
        Queue<Object> queue;
        if (capacity == Capacity.UNBOUNDED) {
            queue = oneConsumer
                    ? new MpscUnboundedVarHandleArrayQueue<>(CHUNK)
                    : new MpmcUnboundedXaddArrayQueue<>(CHUNK);
        } else {
            queue = oneConsumer
                    ? new MpscVarHandleArrayQueue<>(capacity.places())
                    : new MpmcVarHandleArrayQueue<>(capacity.places());
        }
        return new SpinningPipe(queue);
    }

    private interface Put {
        void put(Object message) throws InterruptedException;
    }

    private interface Take {
        Object take() throws InterruptedException;
    }

    private static Pipe pipe(Put put, Take take) {
        return new Pipe() {
            @Override
            public void put(Object message) throws InterruptedException {
                put.put(message);
            }

            @Override
            public Object take() throws InterruptedException {
                return take.take();
            }
        };
    }
}
