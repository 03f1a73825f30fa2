package ferry.channel;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A program that loses handles, of which it should hear some, and of others should not.
final class LosesHandles {

    private LosesHandles() {}

    public static void main(String[] args) {
        List<Receiver<?>> left = List.of(withALostSender("one"), withALostSender("two"));
        collectGarbageUntilDisconnected(left);
        List<WeakReference<Object>> lost = Stream.of(
                        aSenderThatWasClosed(),
                        aReceiverWhoseSendersAreGone(),
                        Receiver.after(Duration.ZERO),
                        Receiver.tick(Duration.ofHours(1)),
                        Receiver.never())
                .map(WeakReference<Object>::new)
                .toList();
        while (!lost.stream().allMatch(reference -> reference.refersTo(null))) {
            System.gc();
        }
        // When these are reported, the others would have been.
        collectGarbageUntilDisconnected(List.of(withALostSender("three")));
        collectGarbageUntilDisconnected(List.of(withALostSender("four")));
    }

    private static Receiver<?> withALostSender(String name) {
        return Channel.unbounded().named(name).receiver();
    }

    private static Sender<?> aSenderThatWasClosed() {
        Channel<Integer> channel = Channel.unbounded();
        channel.sender().close();
        channel.receiver().close();
        return channel.sender();
    }

    private static Receiver<?> aReceiverWhoseSendersAreGone() {
        Channel<Integer> channel = Channel.unbounded();
        channel.sender().close();
        return channel.receiver();
    }

    private static void collectGarbageUntilDisconnected(List<Receiver<?>> receivers) {
        while (!receivers.stream().allMatch(Receiver::isDisconnected)) {
            System.gc();
        }
        receivers.forEach(Receiver::close);
    }
}
