package ferry.server.wire;

import ferry.server.wire.ContentSkipper.State;

/// Content whose length was announced (RFC 9112, 6.2). Confined to its skipper.
final class MeasuredContent implements ContentSkipper.Content {
    private long left;

    MeasuredContent(long length) {
        left = length;
    }

    @Override
    public int eat(byte[] buffer, int from, int to) {
        int eaten = (int) Math.min(left, to - from);
        left -= eaten;
        return from + eaten;
    }

    @Override
    public State state() {
        return left == 0 ? State.DONE : State.MORE;
    }

    @Override
    public long least() {
        return left;
    }
}
