package ferry.lincheck;

import ferry.channel.Channel;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of channel, and each way to share it, in scenarios that Lincheck makes up.
class LinearizabilityTest {

    private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios");

    /// A scenario takes so many times longer if Lincheck schedules it.
    private static final int SLOWER = 20;

    /// A loop that goes on for longer is taken for one without an end.
    private static final int ALL_SLOTS_OF_A_BLOCK = 1_000;

    private static final int MANY = (1 << 16) + 1;

    public static final class SharedRendezvous extends Shared {
        public SharedRendezvous() {
            super(() -> Channel.bounded(0));
        }
    }

    public static final class SharedOne extends Shared {
        public SharedOne() {
            super(() -> Channel.bounded(1));
        }
    }

    public static final class SharedTwo extends Shared {
        public SharedTwo() {
            super(() -> Channel.bounded(2));
        }
    }

    public static final class SharedMany extends Shared {
        public SharedMany() {
            super(() -> Channel.bounded(MANY));
        }
    }

    public static final class SharedUnbounded extends Shared {
        public SharedUnbounded() {
            super(Channel::unbounded);
        }
    }

    public static final class OwnedRendezvous extends Owned {
        public OwnedRendezvous() {
            super(() -> Channel.bounded(0));
        }
    }

    public static final class OwnedOne extends Owned {
        public OwnedOne() {
            super(() -> Channel.bounded(1));
        }
    }

    public static final class OwnedTwo extends Owned {
        public OwnedTwo() {
            super(() -> Channel.bounded(2));
        }
    }

    public static final class OwnedMany extends Owned {
        public OwnedMany() {
            super(() -> Channel.bounded(MANY));
        }
    }

    public static final class OwnedUnbounded extends Owned {
        public OwnedUnbounded() {
            super(Channel::unbounded);
        }
    }

    static Stream<Class<?>> everyChannel() {
        return Stream.of(
                SharedRendezvous.class,
                SharedOne.class,
                SharedTwo.class,
                SharedMany.class,
                SharedUnbounded.class,
                OwnedRendezvous.class,
                OwnedOne.class,
                OwnedTwo.class,
                OwnedMany.class,
                OwnedUnbounded.class);
    }

    @ParameterizedTest
    @MethodSource("everyChannel")
    void isLinearizableInManyRuns(Class<?> channel) {
        StressOptions options = new StressOptions();
        options.threads(3);
        options.invocationsPerIteration(2_000);
        check(channel, options.iterations(SCENARIOS));
    }

    /// Lincheck decides itself which thread goes on at each access to shared memory.
    @ParameterizedTest
    @MethodSource("everyChannel")
    void isLinearizableInManySchedules(Class<?> channel) {
        ModelCheckingOptions options = new ModelCheckingOptions();
        options.threads(2);
        options.invocationsPerIteration(200);
        options.loopBound(ALL_SLOTS_OF_A_BLOCK);
        check(channel, options.iterations(Math.max(1, SCENARIOS / SLOWER)));
    }

    private static void check(Class<?> channel, Options<?, ?> options) {
        options.actorsPerThread(3);
        options.actorsBefore(2);
        options.actorsAfter(2);
        options.check(channel);
    }
}
