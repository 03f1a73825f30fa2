package ferry.channel;

import ferry.channel.ChannelObserver.Operation;
import ferry.channel.ChannelObserver.Side;
import java.lang.System.Logger.Level;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// What the [ChannelObserver] is told, if there is one. Thread-safe.
final class Observation {

    /// A constant for the compiler: where there is none, no code is left of what is told.
    private static final @Nullable ChannelObserver OBSERVER = find();

    private Observation() {}

    private static @Nullable ChannelObserver find() {
        try {
            return ServiceLoader.load(ChannelObserver.class, ChannelObserver.class.getClassLoader())
                    .findFirst()
                    .orElse(null);
        } catch (ServiceConfigurationError e) {
            System.getLogger("ferry.channel").log(Level.WARNING, "Channels are not observed", e);
            return null;
        }
    }

    /// The current thread is going to wait.
    ///
    /// @return what to run when it goes on
    static Runnable parking(Operation operation, Object channel) {
        return OBSERVER == null ? Observation::goOn : OBSERVER.parking(operation, channel);
    }

    private static void goOn() {}

    static void disconnected(Side gone, Object channel) {
        if (OBSERVER != null) {
            OBSERVER.disconnected(gone, channel);
        }
    }
}
