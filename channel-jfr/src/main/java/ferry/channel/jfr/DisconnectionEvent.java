package ferry.channel.jfr;

import ferry.channel.ChannelObserver.Side;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/// A disconnection of a channel. Confined to the thread that closed the last handle.
@Name("ferry.ChannelDisconnection")
@Label("Channel Disconnection")
@Category({"Ferry", "Channel"})
@Description("The last handle of one end of a channel was closed")
final class DisconnectionEvent extends Event {

    @Label("Gone")
    @Description("Which end it was: SENDERS or RECEIVERS")
    @Nullable
    String gone;

    @Label("Channel")
    @Description("Its name, as in its text and in thread dumps")
    @Nullable
    String channel;

    static void commit(Side gone, Object channel) {
        DisconnectionEvent event = new DisconnectionEvent();
        if (event.shouldCommit()) {
            event.gone = gone.toString();
            event.channel = channel.toString();
            event.commit();
        }
    }
}
