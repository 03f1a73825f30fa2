package ferry.channel;

/// What a channel is called, and what a thread that waits for it is blocked by. Thread-safe.
///
/// A thread dump shows the class of a blocker and its identity hash, and nothing else. So the hash is part of the
/// name: `jobs@1b2c3d` in texts and events is `ferry.channel.ChannelName@1b2c3d` in a thread dump.
final class ChannelName {

    private volatile String given;

    ChannelName(String given) {
        this.given = given;
    }

    static ChannelName ofUnnamed() {
        return new ChannelName("");
    }

    void give(String name) {
        given = name;
    }

    @Override
    public String toString() {
        return given + "@" + Integer.toHexString(System.identityHashCode(this));
    }
}
