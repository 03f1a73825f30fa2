package ferry.channel;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The messages that nobody will receive, on their way to `onUndelivered`. Thread-safe.
///
/// They are given to it in the order in which they were added, by one thread at a time, which holds no lock: whoever
/// adds some while another one is at it leaves them to that one.
final class Undelivered<T> {

    private final Consumer<? super T> onUndelivered;

    /// Null until there is one: most channels never have any.
    private @Nullable ArrayDeque<T> messages;

    private boolean delivering;

    Undelivered(Consumer<? super T> onUndelivered) {
        this.onUndelivered = onUndelivered;
    }

    synchronized void add(Collection<T> more) {
        ArrayDeque<T> present = messages;
        if (present == null) {
            messages = new ArrayDeque<>(more);
        } else {
            present.addAll(more);
        }
    }

    /// Every message gets its call, whatever the calls before it threw.
    void deliver() {
        if (!begin()) {
            return;
        }
        LinkedHashSet<Throwable> failures = new LinkedHashSet<>();
        for (T message = next(); message != null; message = next()) {
            try {
                onUndelivered.accept(message);
            } catch (Throwable e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            rethrow(failures.removeFirst(), failures);
        }
    }

    private synchronized boolean begin() {
        boolean mine = !delivering;
        delivering = true;
        return mine;
    }

    private synchronized @Nullable T next() {
        T message = messages == null ? null : messages.poll();
        delivering = message != null;
        return message;
    }

    private static void rethrow(Throwable first, Collection<Throwable> others) {
        others.forEach(first::addSuppressed);
        switch (first) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new UndeclaredThrowableException(first);
        }
    }
}
