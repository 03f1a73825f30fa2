package ferry.channel;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Reports handles that were lost without `close()`, as warnings of the logger `ferry.channel`. Thread-safe.
///
/// To know where a handle was created costs a stack trace for each, so that has to be asked for.
final class LostHandles {

    private static final String TRACKING = "ferry.channel.trackHandles";
    private static final boolean TRACKED = Boolean.getBoolean(TRACKING);

    private LostHandles() {}

    /// Where a handle is being created, if anybody wants to know.
    static @Nullable Throwable site() {
        return TRACKED
                ? new Throwable("created by thread \"" + Thread.currentThread().getName() + "\"")
                : null;
    }

    static void report(End end, @Nullable Throwable site) {
        // Not in a static field: a program that loses nothing needs no logger.
        System.Logger logger = System.getLogger("ferry.channel");
        String handle = switch (end.side()) {
            case SENDERS -> "sender";
            case RECEIVERS -> "receiver";
        };
        String lost = "A " + handle + " of the channel " + end.channel() + " was lost without close()";
        if (site == null) {
            logger.log(Level.WARNING, lost + "; -D" + TRACKING + "=true shows where it was created");
        } else {
            logger.log(Level.WARNING, lost, site);
        }
    }
}
