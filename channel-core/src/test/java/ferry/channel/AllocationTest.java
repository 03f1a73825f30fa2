package ferry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What channels cost in memory: little until they are used, and nothing for each message but the slot of a list.
///
/// The virtual machine is asked by reflection: the module of the channels reads no other one, and does not have to for
/// a test.
@ParameterizedClass(name = "{0}")
@MethodSource("capacities")
record AllocationTest(OptionalInt capacity) {

    private static final int MANY = 10_000;
    private static final long LARGEST_EMPTY_CHANNEL = 1024;

    /// What counts the places of a list with a bound comes on top of the list.
    private static final long COUNTER = 96;

    /// A reference has eight bytes at most, and a block has a head.
    private static final long SLOT_IN_A_LIST = 10;

    /// The lock of a channel makes one for who waits for it, now and then; what a wait took once was 60 bytes or more.
    private static final long NODE = 8;

    private interface Action {
        void run() throws Exception;
    }

    static Stream<OptionalInt> capacities() {
        return Stream.concat(
                Stream.of(OptionalInt.empty()),
                Stream.of(0, 1, 1000, Buffer.LARGEST_RING + 1).map(OptionalInt::of));
    }

    @Test
    void aChannelCostsLittleUntilItIsUsed() throws Exception {
        Object[] kept = new Object[MANY];
        Action making = () -> Arrays.setAll(kept, i -> channel());
        making.run();
        assertThat(bytesAllocatedBy(making) / MANY)
                .isBetween(1L, LARGEST_EMPTY_CHANNEL + (isCountedList() ? COUNTER : 0));
    }

    @Test
    void aMessageCostsNothingButItsSlotInAList() throws Exception {
        Channel<String> channel = channel();
        boolean isRendezvous = capacity.orElse(1) == 0;
        Action passing = () -> {
            for (int i = 0; i < MANY; i++) {
                SendOutcome outcome = channel.sender().trySend("message");
                assertThatItIs(outcome, isRendezvous ? SendOutcome.FULL : SendOutcome.SENT);
                if (outcome == SendOutcome.SENT) {
                    channel.receiver().receive();
                }
            }
        };
        passing.run();
        boolean isList = capacity.isEmpty() || isCountedList();
        assertThat(bytesAllocatedBy(passing) / MANY).isBetween(isList ? 1L : 0L, isList ? SLOT_IN_A_LIST : 0L);
    }

    /// Two threads that are in step: at almost each message one of them has to wait for the other.
    @Test
    void aMessageThatIsWaitedForCostsNoMoreThanOneThatIsNot() throws Exception {
        Channel<String> channel = channel();
        passWaiting(channel);
        boolean isList = capacity.isEmpty() || isCountedList();
        long bytes = passWaiting(channel);
        assertThat(bytes / MANY).isBetween(0L, isList ? SLOT_IN_A_LIST + NODE : NODE);
    }

    private static long passWaiting(Channel<String> channel) throws Exception {
        Channel<String> answers = Channel.bounded(0);
        FutureTask<Long> answering = new FutureTask<>(() -> bytesAllocatedBy(() -> {
            for (int i = 0; i < MANY; i++) {
                answers.sender().send(channel.receiver().receive());
            }
        }));
        Thread.ofPlatform().start(answering);
        long asking = bytesAllocatedBy(() -> {
            for (int i = 0; i < MANY; i++) {
                channel.sender().send("message");
                answers.receiver().receive();
            }
        });
        return asking + answering.get();
    }

    /// Without the memory that an assertion takes.
    private static void assertThatItIs(SendOutcome outcome, SendOutcome expected) {
        if (outcome != expected) {
            throw new AssertionError(outcome);
        }
    }

    private boolean isCountedList() {
        return capacity.orElse(0) > Buffer.LARGEST_RING;
    }

    private <T> Channel<T> channel() {
        return capacity.isPresent() ? Channel.bounded(capacity.getAsInt()) : Channel.unbounded();
    }

    private static long bytesAllocatedBy(Action action) throws Exception {
        long before = bytesAllocated();
        action.run();
        return bytesAllocated() - before;
    }

    /// By this thread, so far.
    private static long bytesAllocated() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method bytes = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) bytes.invoke(threads);
    }
}
