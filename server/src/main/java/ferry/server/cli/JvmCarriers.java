package ferry.server.cli;

import java.lang.management.ManagementFactory;
import java.util.Properties;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The carriers that the JVM's own scheduler has.
final class JvmCarriers implements Carriers {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private final VirtualThreadSchedulerMXBean scheduler;
    private final int usual;
    private final int most;

    /// @param usual how many there are, as a rule
    /// @param most how many there may be for a while
    JvmCarriers(VirtualThreadSchedulerMXBean scheduler, int usual, int most) {
        this.scheduler = scheduler;
        this.usual = usual;
        this.most = most;
    }

    /// Has the JVM begin with one for every two processors, unless somebody has told it how many. It looks once, before
    /// the first virtual thread starts.
    static void beFew(Properties system, int processors) {
        system.putIfAbsent(PARALLELISM, Integer.toString(Math.max(1, processors / 2)));
    }

    /// Those of this process. There may be two at least: on a single processor, too, one may be stuck.
    static JvmCarriers ofTheProcess() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int most = Math.max(2, Runtime.getRuntime().availableProcessors());
        return new JvmCarriers(scheduler, scheduler.getParallelism(), most);
    }

    @Override
    public boolean canGrow() {
        return usual < most;
    }

    @Override
    public void run(Runnable task) {
        Thread.startVirtualThread(task);
    }

    @Override
    public void runWithOneMore(Runnable task) {
        // How many there may be is asked only when one is called.
        scheduler.setParallelism(most);
        try {
            run(task);
        } finally {
            scheduler.setParallelism(usual);
        }
    }
}
