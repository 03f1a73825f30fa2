package ferry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/// Threads that start together. Confined to the thread that makes it.
final class Crew {

    interface Work {
        void run() throws InterruptedException;
    }

    private final ThreadFactory factory;
    private final CountDownLatch start = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    Crew(Threads threads) {
        this.factory = threads.factory();
    }

    void add(int times, Work work) {
        Thread thread = factory.newThread(() -> {
            try {
                start.await();
                for (int i = 0; i < times; i++) {
                    work.run();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        threads.add(thread);
    }

    /// Lets them go, and returns how many nanoseconds it took until all were ready.
    long nanos() throws InterruptedException {
        long begin = System.nanoTime();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return System.nanoTime() - begin;
    }
}
