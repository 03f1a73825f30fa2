/// JFR events of Ferry's channels: it is enough that this module is there.
module ferry.channel.jfr {
    requires ferry.channel;
    requires jdk.jfr;
    requires static org.jspecify;

    provides ferry.channel.ChannelObserver with
            ferry.channel.jfr.FlightRecording;
}
