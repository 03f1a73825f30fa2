package ferry.channel;

/// The place for a message that a select has promised to a receiver, who waits for it. Confined to the select.
record Promise<T>(Call<T> packet) implements Place<T> {

    @Override
    public void fill(T message) {
        packet.fill(message);
        packet.wake();
    }

    @Override
    public void release() {
        packet.settle(Outcome.BROKEN_PROMISE);
        packet.wake();
    }
}
