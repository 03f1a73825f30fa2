package ferry.channel;

/// The messages of one sender: ascending numbers that nobody else has. Confined to its owner.
final class Numbers {

    private static final int PER_SENDER = 1 << 20;

    private int next;

    /// @param sender from 1 on; the numbers below are for whoever fills a channel
    Numbers(int sender) {
        next = sender * PER_SENDER;
    }

    int next() {
        return next++;
    }

    static int senderOf(int message) {
        return message / PER_SENDER;
    }
}
