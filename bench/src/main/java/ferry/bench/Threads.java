package ferry.bench;

import java.util.concurrent.ThreadFactory;

/// The kind of thread at both ends.
enum Threads {
    PLATFORM,
    VIRTUAL;

    ThreadFactory factory() {
        return switch (this) {
            case PLATFORM -> Thread.ofPlatform().factory();
            case VIRTUAL -> Thread.ofVirtual().factory();
        };
    }

    @Override
    public String toString() {
        return switch (this) {
            case PLATFORM -> "platform";
            case VIRTUAL -> "virtual";
        };
    }
}
