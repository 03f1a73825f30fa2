package ferry.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Calls of one handle that have ended, until the next ones wait with it. Thread-safe.
///
/// A stack. Who takes one has the whole stack for a moment, so nobody can be
/// misled by a call that was taken and kept again meanwhile, and puts back the others, unless there are newer ones.
final class Spares<T> {

    /// As many as wait at the same time need one each; those of a crowd that came once are garbage.
    private static final int MOST = 16;

    private static final VarHandle TOP;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Spares.class, "top", Call.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Call<T> top;

    /// One to wait with; null if none is left.
    @SuppressWarnings("unchecked") // only keep puts calls there
    @Nullable
    Call<T> take() {
        if (top == null) {
            return null;
        }
        Call<T> first = (Call<T>) TOP.getAndSet(this, null);
        if (first != null && first.below != null) {
            TOP.compareAndSet(this, null, first.below);
        }
        return first;
    }

    /// Keeps one that has ended, if there are not too many.
    void keep(Call<T> ended) {
        Call<T> below;
        do {
            below = top;
            int height = below == null ? 0 : below.height;
            if (height >= MOST) {
                return;
            }
            ended.below = below;
            ended.height = height + 1;
        } while (!TOP.compareAndSet(this, below, ended));
    }
}
