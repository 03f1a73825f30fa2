package ferry.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/// For what others do in their own time.
final class Await {
    private Await() {}

    /// What is to become true.
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /// Waits until it does, or the time of the test is over.
    static void until(Condition condition) throws IOException {
        while (!condition.holds()) {
            assertThat(Thread.interrupted()).as("waited for too long").isFalse();
            Thread.onSpinWait();
        }
    }
}
