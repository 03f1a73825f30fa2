package ferry.channel.jfr;

import ferry.channel.ChannelObserver;
import jdk.jfr.FlightRecorder;

/// What happens in channels, as events of the Flight Recorder. Thread-safe.
public final class FlightRecording implements ChannelObserver {

    /// For the `ServiceLoader`.
    public FlightRecording() {}

    @Override
    public Runnable parking(Operation operation, Object channel) {
        return isOn() ? ParkEvent.begin(operation, channel) : FlightRecording::goOn;
    }

    private static void goOn() {}

    @Override
    public void disconnected(Side gone, Object channel) {
        if (isOn()) {
            DisconnectionEvent.commit(gone, channel);
        }
    }

    /// The classes of the events are not even loaded before anything is recorded.
    private static boolean isOn() {
        return FlightRecorder.isInitialized();
    }
}
