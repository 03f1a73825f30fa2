package ferry.channel.jfr;

import ferry.channel.ChannelObserver.Operation;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/// A wait of a thread. Confined to that thread.
@Name("ferry.ChannelPark")
@Label("Channel Park")
@Category({"Ferry", "Channel"})
@Description("A thread waited for a channel, or in a select for one of several")
@Threshold("20 ms")
final class ParkEvent extends Event {

    @Label("Operation")
    @Nullable
    String operation;

    @Label("Channel")
    @Description("Its name, as in its text and in thread dumps; for a select, those of its arms")
    @Nullable
    String channel;

    /// Begins one.
    ///
    /// @return what ends it
    static Runnable begin(Operation operation, Object channel) {
        ParkEvent event = new ParkEvent();
        if (!event.isEnabled()) {
            return ParkEvent::goOn;
        }
        event.begin();
        return () -> event.commit(operation, channel);
    }

    private static void goOn() {}

    private void commit(Operation parked, Object on) {
        end();
        if (shouldCommit()) {
            operation = parked.toString();
            channel = on.toString();
            commit();
        }
    }
}
