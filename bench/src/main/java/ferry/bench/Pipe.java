package ferry.bench;

/// What is common to channels and queues.
interface Pipe {

    void put(Object message) throws InterruptedException;

    Object take() throws InterruptedException;
}
