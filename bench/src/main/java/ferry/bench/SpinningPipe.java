package ferry.bench;

import java.util.Queue;

/// A queue that never waits, made to wait: it spins, and then yields.
record SpinningPipe(Queue<Object> queue) implements Pipe {

    private static final int SPINS = 100;

    @Override
    public void put(Object message) {
        for (int i = 0; !queue.offer(message); i++) {
            pause(i);
        }
    }

    @Override
    public Object take() {
        Object message = queue.poll();
        for (int i = 0; message == null; i++) {
            pause(i);
            message = queue.poll();
        }
        return message;
    }

    @SuppressWarnings("ThreadPriorityCheck") // it has nothing better to do: it can't park
    private static void pause(int round) {
        if (round < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
