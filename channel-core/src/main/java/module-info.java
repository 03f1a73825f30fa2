/// Rust's channels for Java: mpsc and mpmc, bounded, unbounded and rendezvous.
module ferry.channel {
    requires static org.jspecify;

    exports ferry.channel;

    uses ferry.channel.ChannelObserver;
}
