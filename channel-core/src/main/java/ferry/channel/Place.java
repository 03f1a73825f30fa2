package ferry.channel;

/// A place in a channel that is kept for a message yet to be made. Confined to its owner, who calls one of its methods.
interface Place<T> {

    void fill(T message);

    void release();
}
