package ferry.server.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// How somebody asks this process to stop. Thread-safe.
@FunctionalInterface
interface Signals {
    /// Calls this each time the process is asked to stop, each time on a thread of its own.
    void onStop(Runnable action);

    /// Ctrl-C and `kill`.
    ///
    /// A shutdown hook can't take their place: it never hears of the second Ctrl-C, and when it runs, the exit code
    /// has been decided. So this is `sun.misc.Signal.handle`, which the JDK keeps for programs like this one
    /// (module `jdk.unsupported`). It is reached by reflection because javac warns of each mention of the class in
    /// a way that nothing suppresses, and warnings are errors here.
    static Signals ofTheProcess() {
        return action -> {
            handle("INT", action);
            handle("TERM", action);
        };
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(action);
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            MethodHandleProxies.asInterfaceInstance(
                                    handler, MethodHandles.dropArguments(run, 0, signal)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK knows no signals", e);
        }
    }
}
