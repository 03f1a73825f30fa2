package ferry.server.wire;

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
}
