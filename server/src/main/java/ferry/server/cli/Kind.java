package ferry.server.cli;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/// What the value of an option has to be: how to read it, how to say it, and an example. Immutable.
///
/// ```text
///    --port is "abc" and has to be a number from 0 to 65535, for instance --port 8080
///                                  ╰──── requirement ─────╯                   ╰─ example
/// ```
abstract class Kind<T> implements ITypeConverter<T> {
    private final String requirement;
    private final String example;

    Kind(String requirement, String example) {
        this.requirement = requirement;
        this.example = example;
    }

    /// The kind of the value that this option or this folder has.
    static Kind<?> of(ArgSpec argument) {
        return (Kind<?>) argument.converters()[0];
    }

    /// What this text means; empty when it is not of this kind.
    abstract Optional<T> read(String text);

    @Override
    public final T convert(String text) {
        return read(text).orElseThrow(() -> new TypeConversionException(requirement));
    }

    /// What completes "has to be".
    final String requirement() {
        return requirement;
    }

    /// Whether values of this kind are repeated to nobody.
    boolean isSecret() {
        return false;
    }

    /// A value of this kind.
    final String example() {
        return example;
    }
}
