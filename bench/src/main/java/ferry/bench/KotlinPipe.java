package ferry.bench;

import java.util.concurrent.locks.LockSupport;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;
import org.jspecify.annotations.Nullable;

/// Kotlin's channel, called by threads: where a coroutine would be suspended, the thread parks until it is resumed. So
/// it pays for no dispatcher and no event loop, but it also waits like a thread.
final class KotlinPipe implements Pipe {

    private final Channel<Object> channel;

    KotlinPipe(Capacity capacity) {
        channel = ChannelKt.Channel(capacity.places(), BufferOverflow.SUSPEND, null);
    }

    @Override
    public void put(Object message) {
        Parked<Unit> parked = new Parked<>();
        parked.result(channel.send(message, parked));
    }

    @Override
    public Object take() {
        Parked<Object> parked = new Parked<>();
        return parked.result(channel.receive(parked));
    }

    private static final class Parked<R> implements Continuation<R> {

        private final Thread thread = Thread.currentThread();
        private volatile @Nullable Object result;

        @Override
        public CoroutineContext getContext() {
            return EmptyCoroutineContext.INSTANCE;
        }

        @Override
        public void resumeWith(Object result) {
            this.result = result;
            LockSupport.unpark(thread);
        }

        Object result(@Nullable Object returned) {
            if (returned != null && !returned.equals(IntrinsicsKt.getCOROUTINE_SUSPENDED())) {
                return returned;
            }
            Object resumed = result;
            while (resumed == null) {
                LockSupport.park(this);
                resumed = result;
            }
            return resumed;
        }
    }
}
