package ferry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ferry.server.http.Request;
import ferry.server.http.Response;
import ferry.server.http.Status;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class JvmCarriersTest {
    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = scheduler.getParallelism();

    @BeforeEach
    void oneCarrier() {
        scheduler.setParallelism(1);
    }

    @AfterEach
    void asBefore() {
        scheduler.setParallelism(before);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "16, 8"})
    void thereIsOneForEveryTwoProcessors(int processors, String carriers) {
        var system = new Properties();
        JvmCarriers.beFew(system, processors);
        assertThat(system).containsExactly(entry(carriers));
    }

    @Test
    void whoHasSaidHowManyHasSo() {
        var system = new Properties();
        system.setProperty("jdk.virtualThreadScheduler.parallelism", "3");
        JvmCarriers.beFew(system, 2);
        assertThat(system).containsExactly(entry("3"));
    }

    private static Map.Entry<Object, Object> entry(String carriers) {
        return Map.entry("jdk.virtualThreadScheduler.parallelism", carriers);
    }

    @Test
    void afterACallThereMayBeAsManyAsBefore() {
        var ran = new CountDownLatch(1);
        new JvmCarriers(scheduler, 1, 2).runWithOneMore(ran::countDown);
        assertThat(scheduler.getParallelism()).isOne();
    }

    /// Two virtual threads that wake each other in turns leave their carrier no moment to look at anybody else.
    @Test
    void whoIsStartedFromOutsideRunsAlthoughTheOnlyCarrierIsNeverFree() throws Exception {
        var over = new CountDownLatch(1);
        var pair = new AtomicReferenceArray<Thread>(2);
        pair.set(0, Thread.ofVirtual().unstarted(() -> takeTurns(() -> pair.get(1), over)));
        pair.set(1, Thread.ofVirtual().unstarted(() -> takeTurns(() -> pair.get(0), over)));
        pair.get(0).start();
        pair.get(1).start();
        var carriers = new JvmCarriers(scheduler, 1, 2);
        try (var watch = new CarrierWatch(() -> carriers)) {
            watch.start(() -> true);
            watch.filter(Request.get("/"), request -> Response.of(Status.NO_CONTENT));
            Thread.startVirtualThread(over::countDown);
            over.await();
        }
        pair.get(0).join();
        pair.get(1).join();
    }

    /// Each parks as soon as it has woken the other: one that spun would keep a second carrier from anybody else, too.
    private static void takeTurns(Supplier<Thread> other, CountDownLatch over) {
        while (over.getCount() > 0) {
            LockSupport.unpark(other.get());
            LockSupport.park();
        }
        LockSupport.unpark(other.get());
    }
}
