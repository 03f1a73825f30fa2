package ferry.pool;

/// A job and what it is called. Immutable.
record NamedJob(String name, Runnable job) implements Runnable {

    @Override
    public void run() {
        job.run();
    }

    @Override
    public String toString() {
        return name;
    }

    /// What any job is called: what its `toString` says. That is somebody else's code, so this takes care that it
    /// neither throws nor has nothing to say.
    static String nameOf(Runnable job) {
        try {
            return String.valueOf((Object) job.toString());
        } catch (Throwable nameless) {
            return job.getClass().getName() + " (its toString threw "
                    + nameless.getClass().getName() + ")";
        }
    }
}
