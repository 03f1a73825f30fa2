package ferry.server.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a message in the order in which they stand there (RFC 9110, section 5). Immutable; names compare
/// without regard to case.
///
/// ```java
/// Headers headers = Headers.of("Content-Type", "text/html", "Vary", "Accept");
/// String type = headers.first("content-type").orElse("application/octet-stream");
/// Headers more = headers.with("Cache-Control", "no-cache");
/// ```
public final class Headers implements Iterable<Headers.Field> {
    private static final Headers EMPTY = new Headers(List.of());

    private final List<Field> fields;

    /// One line of a header section. Immutable.
    ///
    /// @param name a token
    /// @param value one line of text without white space at its ends; each character is one byte (ISO 8859-1)
    public record Field(String name, String value) {
        /// @throws IllegalArgumentException the name is no token, or the value holds what no field value may hold
        public Field {
            if (!Syntax.isToken(name)) {
                throw new IllegalArgumentException("not a field name: \"" + name + '"');
            }
            if (!Syntax.isFieldValue(value)) {
                throw new IllegalArgumentException("not a field value for " + name);
            }
        }
    }

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    /// No fields at all.
    public static Headers empty() {
        return EMPTY;
    }

    /// Fields from names and values in turn.
    ///
    /// @throws IllegalArgumentException an odd count, or what [Field] refuses
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        var fields = new ArrayList<Field>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return copyOf(fields);
    }

    /// These fields in this order.
    public static Headers copyOf(List<Field> fields) {
        return fields.isEmpty() ? EMPTY : new Headers(List.copyOf(fields));
    }

    /// The value of the first field with this name.
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /// The values of all fields with this name, in order.
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return List.copyOf(values);
    }

    /// All values of this name as the one list that they mean together (RFC 9110, 5.3).
    public Optional<String> combined(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /// The members of a list of tokens such as `Connection`, in lower case, empty members left out (RFC 9110, 5.6.1).
    public List<String> tokens(String name) {
        List<String> values = all(name);
        if (values.isEmpty()) {
            return List.of();
        }
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(member -> member.strip().toLowerCase(Locale.ROOT))
                .filter(member -> !member.isEmpty())
                .toList();
    }

    /// Whether there is a field with this name.
    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /// These fields with one more at the end, whatever is there already.
    public Headers plus(String name, String value) {
        var more = new ArrayList<Field>(fields.size() + 1);
        more.addAll(fields);
        more.add(new Field(name, value));
        return copyOf(more);
    }

    /// These fields with this one in the place of all others of its name.
    public Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    /// These fields without those of this name.
    public Headers without(String name) {
        if (!contains(name)) {
            return this;
        }
        return copyOf(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    /// How many fields there are.
    public int size() {
        return fields.size();
    }

    @Override
    public Iterator<Field> iterator() {
        return fields.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// The fields as they would stand in a message, for a person to read.
    @Override
    public String toString() {
        return fields.stream().map(field -> field.name() + ": " + field.value()).collect(Collectors.joining("\n"));
    }
}
