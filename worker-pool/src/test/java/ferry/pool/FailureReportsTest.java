package ferry.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.FormattingTuple;
import org.slf4j.helpers.MessageFormatter;

class FailureReportsTest {

    private final Throwable cause = new IllegalArgumentException("a bad number");
    private final Runnable job = WorkerPool.named("GET /", () -> {});
    private final List<FormattingTuple> logged = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void aFailedJobIsOneLineWithItsNameAndItsStackTrace() {
        FailureReports reports = new FailureReports(listLog(), (name, why) -> told.add(name));

        assertThat(reports.jobFailed("pool-worker-1", job, cause)).isTrue();
        assertThat(logged).extracting(FormattingTuple::getMessage).containsExactly("pool-worker-1: job GET / failed");
        assertThat(logged).extracting(FormattingTuple::getThrowable).containsExactly(cause);
        assertThat(told).containsExactly("GET /");
    }

    @Test
    void aWorkerThatStumblesIsOneLineToo() {
        FailureReports reports = new FailureReports(listLog(), (name, why) -> told.add(name));

        assertThat(reports.workerStumbled("pool-worker-1", cause)).isTrue();
        assertThat(logged)
                .extracting(FormattingTuple::getMessage)
                .containsExactly("pool-worker-1: could not take a job, and tries again");
        assertThat(logged).extracting(FormattingTuple::getThrowable).containsExactly(cause);
        assertThat(told).isEmpty();
    }

    @Test
    void aListenerThatThrowsIsLoggedAndGoesNoFurther() {
        RuntimeException broken = new IllegalStateException("a broken listener");
        FailureReports reports = new FailureReports(listLog(), (name, why) -> {
            throw broken;
        });

        assertThat(reports.jobFailed("pool-worker-1", job, cause)).isFalse();
        assertThat(logged).extracting(FormattingTuple::getThrowable).containsExactly(cause, broken);
    }

    @Test
    void aLogThatThrowsDoesNotKeepTheListenerFromBeingTold() {
        FailureReports reports = new FailureReports(brokenLog(), (name, why) -> told.add(name));

        assertThat(reports.jobFailed("pool-worker-1", job, cause)).isFalse();
        assertThat(told).containsExactly("GET /");
    }

    @Test
    void nothingIsThrownEvenIfLogAndListenerAndNameAllThrow() {
        FailureReports reports = new FailureReports(brokenLog(), (name, why) -> {
            throw new IllegalStateException("a broken listener");
        });
        assertThat(reports.jobFailed("pool-worker-1", new Nameless(), cause)).isFalse();
    }

    @Test
    void aJobIsCalledWhatItsToStringSays() {
        assertThat(NamedJob.nameOf(job)).isEqualTo("GET /");
        assertThat(NamedJob.nameOf(new HeldJob())).isEqualTo("held job");
    }

    @Test
    void aJobWhoseToStringThrowsIsCalledByItsClass() {
        assertThat(NamedJob.nameOf(new Nameless()))
                .isEqualTo("ferry.pool.FailureReportsTest$Nameless (its toString threw java.lang.StackOverflowError)");
    }

    @Test
    void aJobWhoseToStringIsNullHasANameAllTheSame() {
        assertThat(NamedJob.nameOf(new Speechless())).isEqualTo("null");
    }

    private Logger listLog() {
        return log((proxy, method, args) -> {
            assertThat(method.getName()).isEqualTo("error");
            logged.add(MessageFormatter.arrayFormat((String) args[0], argumentsOf(args)));
            return null;
        });
    }

    /// Of `error(String, Object, Object)` as of `error(String, Object...)`.
    private static Object[] argumentsOf(Object[] args) {
        return args[1] instanceof Object[] many ? many : new Object[] {args[1], args[2]};
    }

    private static Logger brokenLog() {
        return log((proxy, method, args) -> {
            throw new OutOfMemoryError("as if");
        });
    }

    private static Logger log(InvocationHandler handler) {
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, handler);
    }

    private record Speechless() implements Runnable {
        @Override
        public void run() {}

        @Override
        @SuppressWarnings({"NullAway", "ToStringReturnsNull"
        }) // The compiler is right, but not every class was compiled with it.
        public String toString() {
            return null;
        }
    }

    private record Nameless() implements Runnable {
        @Override
        public void run() {}

        @Override
        public String toString() {
            throw new StackOverflowError("a name without end");
        }
    }
}
