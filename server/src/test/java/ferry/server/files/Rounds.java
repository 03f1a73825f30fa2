package ferry.server.files;

import java.util.concurrent.Semaphore;

/// The rounds of [OpenFiles], which end when the test says so.
final class Rounds implements Runnable {
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore over = new Semaphore(0);

    @Override
    public void run() {
        begun.release();
        over.acquireUninterruptibly();
    }

    /// Ends the round, with some files that will stay open: returns when the others were let go.
    void end() throws InterruptedException {
        endLast();
        begun.acquire();
        begun.release();
    }

    /// Ends the round, which may be the last.
    void endLast() throws InterruptedException {
        begun.acquire();
        over.release();
    }
}
