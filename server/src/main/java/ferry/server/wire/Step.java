package ferry.server.wire;

import java.util.function.Function;

/// What one step of parsing comes to: a value for the next step, or the refusal that ends them all. Immutable.
sealed interface Step<T> {
    /// The step succeeded.
    record Taken<T>(T value) implements Step<T> {}

    /// The request is not acceptable.
    record Refused<T>(Parsed.Invalid why) implements Step<T> {}

    static <T> Step<T> taken(T value) {
        return new Taken<>(value);
    }

    static <T> Step<T> refused(Parsed.Invalid why) {
        return new Refused<>(why);
    }

    /// Goes on with the next step, unless this one refused.
    default <R> Step<R> then(Function<? super T, ? extends Step<R>> next) {
        return switch (this) {
            case Taken<T>(T value) -> next.apply(value);
            case Refused<T>(Parsed.Invalid why) -> refused(why);
        };
    }
}
