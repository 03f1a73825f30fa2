package ferry.server.cli;

/// How many threads of the operating system carry the virtual ones, which do all the work of a server: half as many as
/// there are processors. Stateless.
///
/// The JVM would take them all. But who asks is on the same machine as a rule, a browser or a load generator, and needs
/// the rest. And where one carrier has nothing to do it takes work from another: connections then move from
/// processor to processor with each request, which costs more than it wins (measured in `docs/adr/0014`).
final class Carriers {
    /// Read by the JVM when the first virtual thread starts.
    private static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

    private Carriers() {}

    /// Tells the JVM, unless somebody has told it already. In time before the first virtual thread.
    static void limit() {
        if (System.getProperty(PROPERTY) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(PROPERTY, String.valueOf(among(processors)));
        }
    }

    /// How many for a machine with so many processors.
    static int among(int processors) {
        return (processors + 1) / 2;
    }
}
